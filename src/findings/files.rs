//! Findings about whole files and their formats: what could not be opened, and what was passed over.

use super::registry::family;

family! {
    /// Files and formats.
    Files "文件与格式"

    NotASpreadsheet Error "读不了的文件" {
        does: "按内容（不看扩展名）认出文件不是电子表格：图片、PDF、文字文档、压缩包、程序等。",
        why: "里面的数一个也读不到；不说出来，缺的学校会被当作没有填报。",
        example: "把扫描件“教师表.jpg”改名为“教师表.xlsx”后拖入。",
        Picture { place } => "{place}这是一张图片，不是电子表格。", "请导入原始表格；只有图片或扫描件的，请用“手工填写”。";
        Pdf { place } => "{place}这是 PDF 文档，不是电子表格。", "请导入原始表格（.xlsx、.xls、.ods 或 .csv）。";
        Program { place } => "{place}这是程序文件，不是电子表格，没有打开。", "请确认文件来源。";
        Archive { place } => "{place}这是压缩包，不能直接读（只有 .zip 能）。", "请先解压，再把里面的表格或文件夹拖进来。";
        Database { place } => "{place}这是数据库文件。", "请在原系统中导出为 Excel 表格再导入。";
        Document { place } => "{place}这是文字文档，不是电子表格。", "请把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 再导入。";
        Slides { place } => "{place}这是演示文稿，不是电子表格。", "请导入原始表格（.xlsx、.xls、.ods 或 .csv）。";
        Numbers { place } => "{place}这是 Apple Numbers 表格。", "请在 Numbers 中选“文件 → 导出为 → Excel”，再导入导出的文件。";
        WebArchive { place } => "{place}这是网页归档（.mht）。", "请用 Excel 打开后另存为 .xlsx 再导入。";
        PageWithoutTable { place } => "{place}这是网页，里面没有表格。", "请用 Excel 打开原文件，另存为 .xlsx 再导入。";
        Unknown { place } => "{place}认不出这是什么文件。", "请导入电子表格（.xlsx、.xls、.xlsb、.ods 或 .csv）；确是表格的，请用 Excel 或 WPS 另存为 .xlsx 再试。";
        OwnerFile [Notice] { file } => "“{file}”是别的文件打开时留在旁边的临时文件，里面没有表格，已略过，不用处理。";
    }

    PasswordProtected Error "有密码的文件" {
        does: "文件有打开密码，而密码没有给出。",
        why: "打开以前什么也读不到。",
        example: "用 Excel“用密码进行加密”保存的工作簿。",
        PasswordNeeded { place } => "{place}文件有打开密码，请输入密码。", "不知道的，请向提供者索取，或请对方取消密码后再发来。";
    }

    WrongPassword Error "密码不对的文件" {
        does: "给出的密码打不开文件。",
        why: "打开以前什么也读不到。",
        example: "密码里的字母大小写打错了。",
        WrongPassword { place } => "{place}密码不对，文件没有打开。", "请核对大小写、全角半角和输入法后再试。";
    }

    UnknownEncryption Error "打不开的加密文件" {
        does: "文件的加密方式在这里打不开，有密码也不行。",
        why: "与密码不对不同：再试也没有用，要换一种办法。",
        example: "单位的文档加密系统（亿赛通等）加密过的工作簿。",
        UnknownLock { place, kind } => "{place}文件用{kind}加密，这里打不开，有密码也不行。", "请用原来的软件打开它，取消密码后另存为 .xlsx 再导入。";
        Guarded { place } => "{place}文件被文档加密系统（如亿赛通、E-SafeNet）加密过，离开装有该系统的电脑就读不了。", "请在本单位用该系统解密（或申请外发、明文导出）后再导入；另存为 .xlsx 会再次被加密，没有用。";
        LockedPart { place } => "{place}文件加了压缩包密码或用了少见的压缩方法，读不了。", "请用 Excel 或 WPS 另存为普通的 .xlsx 再导入。";
    }

    DamagedFile Error "损坏的文件" {
        does: "文件没有写完、校验不符或自相矛盾。",
        why: "损坏处以后的内容可能缺了，读出来的数不能用。",
        example: "微信里没有下载完就打开的“汇总.xlsx”。",
        Damaged { place, what } => "{place}文件已损坏：{what}。", "请用 Excel 或 WPS 打开后另存为 .xlsx 再试；打不开的，请向提供者重新索取。";
        Doctype { place } => "{place}文件里有 DOCTYPE 声明，正常的表格不会有，可能是恶意文件，未读入。", "请向提供者核实，或用 Excel 另存为 .xlsx 再导入。";
        NoStyles [Warning] { file } => "“{file}”的格式表读不通，百分数、日期和编号前面的 0 认不出来，均按存的数读入。", "请核对，或用 Excel 或 WPS 另存为 .xlsx 再导入。";
    }

    OverLimit Error "超过限制" {
        does: "文件的大小、工作表、单元格、文字或压缩比超过了上限。",
        why: "再读下去会占满内存；超过的部分宁可不读，也不读一半。",
        example: "一张表铺到第 1048576 行，每格都有格式。",
        OverLimit { place, what, found, bound, advice } => "{place}{what}：{found}，超过上限 {bound}，未读入。", "{advice}";
    }

    ReaderStopped Error "读取中断" {
        does: "读取被取消，或用时太长而停止。",
        why: "读了一半的表不能用，内容全部没有采用。",
        example: "一个几百兆的文件读了太久。",
        Stopped { file } => "“{file}”没有读完就停止了（已取消或用时太长），内容未采用。", "可以重新导入；文件很大的，请分成几个。";
    }

    EmptyFile Error "空文件" {
        does: "文件里没有一个有内容的单元格。",
        why: "很可能选错了文件，或者忘了保存。",
        example: "只有空白工作表 Sheet1 的工作簿。",
        Empty { file } => "“{file}”里没有任何内容。", "请确认选对了文件。";
    }

    FilePassedOver Notice "跳过的文件" {
        does: "Excel 或 WPS 打开工作簿时留下的临时文件（~$…）。",
        why: "它在文件夹里和工作簿并排，却没有数据。",
        example: "“~$城关小学.xlsx”。",
        TemporaryFile { file } => "“{file}”是 Excel 或 WPS 打开工作簿时留下的临时文件，里面没有数据，已跳过。";
    }

    SheetPassedOver Notice "没有读的工作表" {
        does: "工作表列的是幼儿园，不是义务教育学校。",
        why: "幼儿园不在评估范围内；说出来，免得以为漏读了。",
        example: "“基础教育统计.xlsx”里名为“幼儿园”的工作表。",
        Kindergartens { sheets } => "工作表“{sheets}”列的是幼儿园，不在义务教育评估范围内，没有读取。";
    }
}
