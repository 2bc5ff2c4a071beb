//! Everything the page does in the world: the worker, files, the address, the focus. It decides
//! nothing; what is to be done it is told by the reducer.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, File, FocusOptions, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent,
};
use yew::Callback;

use super::files::{self, Found};
use super::position;
use super::storage;
use super::worker::{Client, Heard};
use crate::app::remember;
use crate::app::route::Route;
use crate::app::state::{Chosen, Command, Errand, Keeping, LINK, Mend, State, Stop, Task, holder};
use crate::share::{Hash, hash_of};
use crate::sheet::Limits;
use crate::worker::protocol::{Envelope, NewFile, Request, UNKNOWN, Wish};

/// What comes back from the world later.
pub enum Event {
    /// The bytes of a job's files are there.
    Loaded {
        /// The job.
        job: u32,
        /// The bytes, in the order of its files.
        buffers: Vec<ArrayBuffer>,
    },
    /// A file could not be had.
    Stopped(Stop),
    /// The page did not go to this screen, since somebody is typing.
    Stayed(Route),
    /// From what is kept on this machine, with the bytes that it speaks of.
    Keep(Keeping, Vec<ArrayBuffer>),
    /// From the worker.
    Heard(Heard),
}

/// The world.
pub struct Effects {
    client: Client,
    files: Vec<(u32, File)>,
    next_file: u32,
    document: Option<ArrayBuffer>,
    kept: Vec<ArrayBuffer>,
    happened: Callback<Event>,
}

impl Effects {
    /// Starts the worker.
    pub fn new(happened: Callback<Event>) -> Self {
        let client = Client::new(happened.reform(Event::Heard));
        Self { client, files: Vec::new(), next_file: 0, document: None, kept: Vec::new(), happened }
    }

    /// Asks what is kept on this machine.
    pub fn list_kept(&self) {
        storage::run(Errand::List, None, self.happened.clone());
    }

    /// Holds files until they are read.
    pub fn hold(&mut self, files: Vec<Found>, state: &State) -> Vec<Chosen> {
        let hold = |Found { file, path }: Found| {
            self.next_file += 1;
            let name = match path.strip_prefix("/.") {
                Some(ending) => state.pasted_name(ending),
                None => path,
            };
            let chosen = Chosen { id: self.next_file, name, password: None };
            self.files.extend(file.map(|file| (chosen.id, file)));
            chosen
        };
        files.into_iter().map(hold).collect()
    }

    /// Holds the bytes of a document until they are saved.
    pub fn hold_document(&mut self, bytes: Option<ArrayBuffer>) {
        if bytes.is_some() {
            self.document = bytes;
        }
    }

    /// Holds the bytes of what was kept until they are opened.
    pub fn hold_kept(&mut self, buffers: Vec<ArrayBuffer>) {
        if !buffers.is_empty() {
            self.kept = buffers;
        }
    }

    /// Ends the worker; the next job starts another.
    pub fn halt(&mut self) {
        self.client.halt();
    }

    /// Does what the reducer asks for.
    pub fn carry_out(&mut self, command: Command, state: &State) {
        match command {
            Command::Run => self.run(state),
            Command::Halt => {
                let _ = files::stop();
                self.client.halt();
            }
            // Whoever types is not taken away from it.
            Command::Go(route) if route != here() && position::is_typing_on_screen() => {
                self.happened.emit(Event::Stayed(route));
            }
            Command::Go(route) => go(route),
            Command::Remember => remember::keep(&state.tables.remembered),
            Command::Keep(errand) => {
                let is_put = matches!(errand, Errand::Put(..));
                let bytes = if is_put { self.document.take() } else { None };
                storage::run(errand, bytes, self.happened.clone());
            }
            Command::Save { name, media_type } => {
                if let Some(bytes) = self.document.take() {
                    // A browser that refuses says so itself.
                    let _ = files::save(&name, &media_type, &bytes);
                }
            }
        }
    }

    /// Lets go of files that nobody will read. Those of the county stay at hand, to be read another
    /// way or to be marked: it is the browser that holds their bytes, on disk.
    pub fn forget(&mut self, state: &State) {
        if !self.files.is_empty() {
            let needed: Vec<u32> = state.held().map(holder).collect();
            self.files.retain(|(id, _)| needed.contains(id));
        }
    }

    fn run(&mut self, state: &State) {
        let Some(running) = &state.jobs.running else { return };
        match &running.task {
            Task::Read(chosen) | Task::Reread(chosen) => self.load(running.job, chosen),
            Task::Load(file) | Task::Restore(file) => {
                self.load(running.job, std::slice::from_ref(file));
            }
            Task::Marked(chosen) => self.load(running.job, std::slice::from_ref(chosen)),
            Task::Open(_) | Task::Backup(_) => {
                let buffers = std::mem::take(&mut self.kept);
                self.ask(state, &buffers);
            }
            _ => self.ask(state, &[]),
        }
    }

    fn load(&self, job: u32, chosen: &[Chosen]) {
        // Files of one archive share its bytes.
        let mut chosen: Vec<&Chosen> = chosen.iter().collect();
        chosen.dedup_by_key(|one| one.holder());
        let files: Vec<(u32, Option<File>)> =
            chosen.iter().map(|one| (one.id, self.held(one).cloned())).collect();
        let happened = self.happened.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut buffers = Vec::new();
            for (id, file) in files {
                match load(id, file).await {
                    Ok(buffer) => buffers.push(buffer),
                    Err(stop) => return happened.emit(Event::Stopped(stop)),
                }
            }
            happened.emit(Event::Loaded { job, buffers });
        });
    }

    fn held(&self, chosen: &Chosen) -> Option<&File> {
        self.files.iter().find(|(id, _)| *id == chosen.holder()).map(|(_, file)| file)
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A size in bytes.
    fn size(&self, chosen: &Chosen) -> u32 {
        self.held(chosen).map_or(UNKNOWN, |file| (file.size() as u32).min(UNKNOWN - 1))
    }

    /// Asks the worker for the job at hand.
    pub fn ask(&mut self, state: &State, buffers: &[ArrayBuffer]) {
        if let Some(request) = self.request(state) {
            self.client.ask(&request, buffers);
        }
    }

    fn request(&self, state: &State) -> Option<Envelope<Request>> {
        let running = state.jobs.running.as_ref()?;
        let standard = || state.decided.now().standard.clone();
        let message = match &running.task {
            Task::Read(files) => Request::Read { work: state.kept(), files: new_files(files) },
            Task::Survey(files) => Request::Survey {
                files: new_files(files),
                sizes: files.iter().map(|one| self.size(one)).collect(),
            },
            Task::Reread(files) => Request::Reread { work: state.kept(), files: new_files(files) },
            Task::Remove(files) => Request::Remove { work: state.work(), files: files.clone() },
            Task::Tables => Request::Tables { readings: state.work().readings },
            Task::Sample => Request::Sample { standard: standard() },
            Task::Template => Request::Template,
            Task::Typed => Request::Typed { school: state.form.school(), standard: standard() },
            Task::Marked(file) => Request::Marked { work: state.work(), file: new_file(file) },
            Task::Json => Request::Json { work: state.work() },
            Task::Pack => Request::Pack { standard: standard() },
            Task::Load(file) => Request::Load { name: file.name.clone() },
            Task::Change => {
                let (about, changes) = (state.packs.about.clone(), state.packs.changes.clone());
                Request::Change { standard: standard(), about, changes }
            }
            Task::Compare => {
                Request::Compare { work: state.work(), other: state.packs.other.clone()? }
            }
            Task::Share | Task::ShareFile => Request::Share {
                work: state.work(),
                wish: wish(state)?,
                is_file: running.task == Task::ShareFile,
            },
            Task::Keep(saving) => Request::Keep { in_hand: Box::new(saving.in_hand.clone()) },
            Task::Open(_) => Request::Open,
            Task::Backup(labels) => Request::Backup { labels: labels.clone() },
            Task::Restore(_) => Request::Restore,
            Task::Blank => Request::Evaluate { work: state.blank() },
            Task::Evaluate => Request::Evaluate { work: state.work() },
        };
        Some(Envelope { job: Some(running.job), message })
    }
}

#[allow(clippy::cast_precision_loss)] // No file has more bytes than a float can count.
async fn load(id: u32, file: Option<File>) -> Result<ArrayBuffer, Stop> {
    if id == LINK {
        return Ok(Uint8Array::from(hash().as_bytes()).buffer());
    }
    let file = file.ok_or(Stop::Unreadable(id))?;
    if file.size() > Limits::default().file_bytes as f64 {
        return Err(Stop::TooLarge(id));
    }
    files::bytes(&file).await.ok_or(Stop::Unreadable(id))
}

/// What the link is to be, with what only a browser has: the page's address, and chance.
fn wish(state: &State) -> Option<Wish> {
    let window = web_sys::window()?;
    let address = window.location().href().ok()?;
    let mut random = [0; 28];
    window.crypto().ok()?.get_random_values_with_u8_array(&mut random).ok()?;
    Some(Wish {
        contents: state.share.contents,
        passphrase: state.passphrase(),
        random,
        base: address.split('#').next().unwrap_or_default().to_owned(),
        day: today(),
    })
}

/// The day where the user is, as 2026-03-01.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Whether the page is a file of this disk, which shares its storage with all others.
pub fn is_on_disk() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.as_deref() == Some("file:")
}

/// Whether the address holds a link whose `#` was written as a number on the way.
pub fn is_escaped() -> bool {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    address.is_some_and(|address| hash_of(&address) == Hash::Escaped)
}

fn new_file(file: &Chosen) -> NewFile {
    NewFile { name: file.name.clone(), password: file.password.clone(), is_beside: false }
}

fn new_files(files: &[Chosen]) -> Vec<NewFile> {
    let mut new: Vec<NewFile> = files.iter().map(new_file).collect();
    for (new, both) in new.iter_mut().skip(1).zip(files.windows(2)) {
        new.is_beside = matches!(both, [one, other] if one.holder() == other.holder());
    }
    new
}

/// The screen of the present address.
pub fn here() -> Route {
    Route::parse(&hash())
}

fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// Copies what stands in a text field. Not by `navigator.clipboard`, which a page without https lacks;
/// where this fails the text is chosen, for the user to copy.
pub fn copy(id: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let field = document.get_element_by_id(id)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.focus().ok()?;
    field.select();
    let is_done = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").ok()?;
    is_done.then_some(())
}

fn go(route: Route) {
    if let Some(window) = web_sys::window() {
        // The page hears of it by the `hashchange` event, as of a link.
        let _ = window.location().set_hash(&route.hash());
    }
}

/// Names the window after its screen.
pub fn name(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Puts the focus where a screen begins, and the screen at its beginning; or on what the address
/// speaks of; or where the user was when they left it, where they come back to it.
pub fn begin(title: &str) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    name(title);
    if let Ok(Some(target)) = document.query_selector("main [data-target] summary") {
        target.scroll_into_view();
        return target.dyn_into::<HtmlElement>().ok()?.focus().ok();
    }
    if position::go_back().is_some() {
        return Some(());
    }
    if position::field().is_some() {
        // A field beside the screen, such as one for a password.
        window.scroll_to_with_x_and_y(0.0, 0.0);
        return Some(());
    }
    let heading = document.query_selector("main h1").ok()??.dyn_into::<HtmlElement>().ok()?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    heading.focus_with_options(&options).ok()?;
    window.scroll_to_with_x_and_y(0.0, 0.0);
    Some(())
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses says so itself.
        let _ = window.print();
    }
}

/// Puts the focus on a field, all of its text chosen or the caret behind it.
pub fn focus(id: &str, is_chosen: bool) -> Option<()> {
    let field = web_sys::window()?.document()?.get_element_by_id(id)?;
    let field = field.dyn_into::<HtmlInputElement>().ok()?;
    field.focus().ok()?;
    if is_chosen {
        field.select();
        return Some(());
    }
    let end = u32::try_from(field.value().encode_utf16().count()).ok()?;
    field.set_selection_range(end, end).ok()
}

/// Chooses all that stands in the field that has the focus, if it is one of these.
pub fn choose_again(selector: &str) {
    let field = position::field().filter(|field| field.matches(selector).unwrap_or_default());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Puts a focus that was lost on this element, or on the heading where it is gone.
pub fn refocus(id: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    if document.active_element().is_some_and(|active| active.tag_name() != "BODY") {
        return None;
    }
    let heading = || document.query_selector("main h1").ok().flatten();
    let element = document.get_element_by_id(id).or_else(heading)?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.dyn_into::<HtmlElement>().ok()?.focus_with_options(&options).ok()
}

/// Puts the focus on a cell of a table, and the cell into view; not while somebody types elsewhere.
pub fn enter(id: &str) -> Option<()> {
    if position::field().is_some() {
        return None;
    }
    let cell = web_sys::window()?.document()?.get_element_by_id(id)?;
    cell.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// What Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z ask for; a field has its own undo.
pub fn turn(event: &web_sys::Event) -> Option<Mend> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let is_field = |element: Element| ["INPUT", "TEXTAREA"].contains(&element.tag_name().as_str());
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || target.is_some_and(is_field) {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Mend::Undo),
        ("z", true) | ("y", false) => Some(Mend::Redo),
        _ => None,
    }
}

/// Shows what is on the screen already, and puts the focus there; nothing where it is not.
pub fn show(id: &str) -> Option<()> {
    let place = web_sys::window()?.document()?.get_element_by_id(id)?;
    place.scroll_into_view();
    place.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// Puts the focus on the content without touching the address.
pub fn skip_to_content() {
    let main = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("main"))
        .and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        let _ = main.focus();
    }
}

/// Looks out for an element that comes near the view.
pub struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn Fn(Array)>,
}

impl Watch {
    /// Tells once the element of this id is less than a screen away.
    pub fn new(id: &str, seen: Callback<()>) -> Option<Self> {
        let element = web_sys::window()?.document()?.get_element_by_id(id)?;
        let heard = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let is_near = |entry: JsValue| {
                let entry = entry.dyn_into::<IntersectionObserverEntry>();
                entry.is_ok_and(|entry| entry.is_intersecting())
            };
            if entries.iter().any(is_near) {
                seen.emit(());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("100% 0px");
        let callback = heard.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(&element);
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
