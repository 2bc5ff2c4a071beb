//! Files in and out of the browser: dropped anywhere, their bytes, a document saved. It never looks
//! into a file.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement,
    Url,
};
use yew::Callback;

/// The hidden input of the page that opens the browser's file dialogue.
pub const INPUT: &str = "file-input";

/// What is done with files on the page.
#[derive(Clone, Debug)]
pub enum Dragged {
    /// They hover over the page, or no longer.
    Over(bool),
    /// They were dropped.
    Dropped(Vec<File>),
}

/// Listens for files dropped anywhere. Without this the browser would leave the page for the file.
pub fn listen(dragged: &Callback<Dragged>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    ["dragenter", "dragover", "dragleave", "drop"]
        .into_iter()
        .map(|kind| {
            let dragged = dragged.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, kind, options, move |event| {
                handle(kind, event, &dragged);
            })
        })
        .collect()
}

fn handle(kind: &str, event: &Event, dragged: &Callback<Dragged>) {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return };
    let Some(transfer) = event.data_transfer() else { return };
    if !transfer.types().includes(&"Files".into(), 0) {
        return;
    }
    event.prevent_default();
    match kind {
        "dragenter" => dragged.emit(Dragged::Over(true)),
        "dragover" => transfer.set_drop_effect("copy"),
        // Leaving one element for another is no leaving.
        "dragleave" if event.related_target().is_none() => dragged.emit(Dragged::Over(false)),
        "drop" => dragged.emit(Dragged::Dropped(list(transfer.files()))),
        _ => {}
    }
}

fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.item(index)).collect()
}

/// Opens the file dialogue.
pub fn open_dialogue() {
    let input = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(INPUT))
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.click();
    }
}

/// The files chosen in the dialogue. The input is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = list(input.files());
    input.set_value("");
    files
}

/// The bytes of a file; `None` where the browser does not hand them over.
pub async fn bytes(file: &File) -> Option<ArrayBuffer> {
    JsFuture::from(file.array_buffer()).await.ok()?.dyn_into().ok()
}

/// Hands a document to the user as a download.
pub fn save(name: &str, media_type: &str, bytes: &ArrayBuffer) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), &options);
    let address = Url::create_object_url_with_blob(&blob.ok()?).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser needs the address until the download has begun.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
