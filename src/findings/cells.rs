//! Findings about single cells: what stands in them is no figure, or not the one that it seems to be.

use super::registry::family;

family! {
    /// Cells.
    Cells "单元格"

    FormulaWithoutValue Error "公式没有结果" {
        does: "公式的结果没有保存在文件里（由程序生成、没有打开过的文件）。",
        why: "读不到数；当作 0 会算错。",
        example: "平台导出的表，合计列是没有算过的 =SUM(B2:B9)。",
        Uncalculated { sheet, count, cell } => "“{sheet}”有 {count} 个公式没有保存结果（第一个在 {cell}），读不到数值。", "请用 Excel 或 WPS 打开该文件，保存一次后再导入。";
        UncalculatedZero { sheet, cell } => "“{sheet}”的 {cell} 是公式，保存的结果是 0，但按公式不应为 0 或整列结果都是 0，应是没有计算过，按缺失处理。", "请用 Excel 或 WPS 打开该文件，保存一次后再导入；确实是 0 的，请直接填 0。";
        MoreUncalculated { sheet, count } => "“{sheet}”另有 {count} 个单元格是没有计算过的公式，均按缺失处理。", "请在原表中核对。";
        FormulaFigure { name } => "“{name}”是没有保存结果的公式。", "请用 Excel 或 WPS 打开文件，保存后再导入。";
    }

    CellError Error "单元格是错误值" {
        does: "单元格是 #DIV/0!、#REF! 等错误值，或内容读不懂。",
        why: "这个数不知道，按缺失处理，不当作 0。",
        example: "删掉一列以后，合计成了 #REF!。",
        ErrorFigure { name, error } => "“{name}”的单元格是错误值 {error}，没有读取。", "请修正公式或直接填写数字。";
        ErrorValue [Warning] { sheet, cell, error } => "“{sheet}”的 {cell} 是错误值 {error}，按缺失处理。", "请在原表中改正公式或直接填写数值。";
        Unreadable [Warning] { sheet, cell, what } => "“{sheet}”的 {cell} {what}，按缺失处理。", "请在原表中改正该单元格。";
        MoreErrors [Warning] { sheet, count } => "“{sheet}”另有 {count} 个单元格是错误值或读不懂，均按缺失处理。", "请在原表中核对。";
    }

    NotANumber Error "不是数字" {
        does: "应填数字、年份、是或否的地方写了别的。",
        why: "“约 300”不知道是多少，没有读取。",
        example: "“在校生数”写着“三百左右”。",
        Words { name, words } => "“{name}”应填数字，这里写的是“{words}”，没有读取。", "请改成数字。";
        OtherWords { name, wanted, words } => "“{name}”应填{wanted}，这里写的是“{words}”，没有读取。", "请改正。";
        TooLarge { name } => "“{name}”的数字大得无法计算，没有读取。", "请核对。";
    }

    SeveralFigures Error "一格里几个数" {
        does: "一个单元格里不止一个数。",
        why: "不知道用哪个，也不知道该不该相加。",
        example: "“本部 300、分校 120”写在一格里。",
        Several { name, words } => "“{name}”的单元格里不止一个数：“{words}”，没有读取。", "请只写一个数，分开的几个数请先相加。";
    }

    NegativeValue Error "负数" {
        does: "人数、面积、金额等是负数。",
        why: "这些量没有负的，多半是打错了。",
        example: "“体育馆面积”写成 -800。",
        Negative { name, figure } => "“{name}”是负数 {figure}，没有读取。", "请核对后改正。";
    }

    NotWhole Warning "应为整数" {
        does: "人数、班数、间数带小数。",
        why: "没有半个人；可能是按比例折算过的数，或者错了列。",
        example: "“专任教师数”写着 23.5。",
        Fraction { name, figure } => "“{name}”应为整数，这里是 {figure}，已按原数计算。", "请核对。";
    }

    WrongUnit Error "单位可能不对" {
        does: "单位没有写、写的不是这个量的单位，或按数的大小看不对。",
        why: "元和万元、小数和百分数弄混，结果差一百倍或一万倍。",
        example: "“教学仪器设备值”没有写元还是万元。",
        OtherUnit { column, unit } => "“{column}”这一列的单位不是{unit}，没有读取。", "请改用{unit}。";
        OtherUnitOfLine { line, unit } => "“{line}”的单位不是{unit}，没有读取。", "请改用{unit}。";
        NoUnit { name } => "“{name}”没有写单位，没有读取。", "请在“单位”一栏写明元或万元。";
        NotAPercentage { name, figure } => "“{name}”的单位是%，这里存的是 {figure}，看不出是不是百分数，没有读取。", "请写成 94.52 或“94.52%”这样的文字。";
        UnitAssumed [Warning] { column, unit } => "“{column}”没有写单位，按数字大小当作{unit}。", "请核对，并写明（万元）或（元）。";
        EquipmentPerPupil [Warning] { each } => "教学仪器设备值合每生 {each} 元，不合常理，很可能是元和万元弄混了。", "请核对单位。";
    }

    ShownOtherwise Notice "按显示的数读取" {
        does: "数字格式把存的数显示成另一个数，按显示的读。",
        why: "填表人看到的是显示的数；存的数差一万倍。",
        example: "存的是 123456，格式“0!.0,”显示为 12.3（万）。",
        Scaled { sheet, cell, stored, shown } => "“{sheet}”的 {cell} 存的是 {stored}，按它的数字格式显示为 {shown}，按显示的 {shown} 读入。", "请核对单位；不对的，请在原表中改为直接填写。";
        MoreScaled { sheet, count } => "“{sheet}”另有 {count} 个单元格按数字格式显示为另一个数，均按显示的读入。", "请在原表中核对。";
    }

    PartlyRead Warning "有上标或删除线" {
        does: "单元格里有上标、下标、删除线或不显示的内容，没有当作数的一部分。",
        why: "“320¹”不是 3201；划掉的数不该计入。",
        example: "“320”后面有脚注上标“1”。",
        Footnote { sheet, cell, raised, read } => "“{sheet}”的 {cell} 有上标或下标“{raised}”，当作脚注符号，读作“{read}”。", "不对的，请在原表中改正。";
        StruckOut { sheet, cell, struck, read } => "“{sheet}”的 {cell} 里的“{struck}”加了删除线，不算在内，读作“{read}”。", "请在原表中删去划掉的内容。";
        AllStruckOut { sheet, cell } => "“{sheet}”的 {cell} 整格加了删除线，仍照常读入。", "不应计入的，请在原表中删去。";
        HiddenWords { sheet, cell, words } => "“{sheet}”的 {cell} 里有不显示的内容“{words}”，没有读入。", "请核对该单元格。";
        Covered { sheet, cell, words } => "“{sheet}”的 {cell} 被合并单元格盖住，里面还有看不见的“{words}”，没有读入。", "请取消合并，看清后各填各的。";
        MorePartlyRead { sheet, count } => "“{sheet}”另有 {count} 个单元格有上下标、删除线或不显示的内容，均按上面的办法读入。", "请在原表中核对。";
        RosterCell { sheet, row } => "“{sheet}”第 {row} 行有一格带上标、删除线、特殊的数字格式或错误值；名册不显示格里的内容。", "请在原表中核对。";
    }
}
