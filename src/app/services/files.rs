//! Files in and out of the browser: dropped anywhere, chosen or pasted, their bytes, a document saved. It
//! never looks into a file.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, ArrayBuffer, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url,
};
use yew::Callback;

/// The hidden input of the page that opens the browser's file dialogue.
pub const INPUT: &str = "file-input";
/// The one that opens the dialogue for a folder.
pub const FOLDER: &str = "folder-input";

/// What is done with files on the page.
#[derive(Clone, Debug)]
pub enum Dragged {
    /// They hover over the page, or no longer.
    Over(bool),
    /// Folders are being listed: so many files were found so far.
    Listing(u32),
    /// They were dropped, chosen or pasted.
    Found(Vec<Found>),
    /// There is nothing to be had; a word of `static/folders.js` says why, and none is nothing to be told.
    Failed(Option<String>),
}

/// A file that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// It; `None` where the browser does not hand it over.
    pub file: Option<File>,
    /// Its path; `/` and an ending for what was pasted.
    pub path: String,
}

/// Listens for files dropped anywhere. Without this the browser would leave the page for the file. What is
/// found in them, `static/folders.js` tells.
pub fn listen(dragged: &Callback<Dragged>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let listen = |kind| {
        let dragged = dragged.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, kind, options, move |event| {
            handle(kind, event, &dragged);
        })
    };
    ["dragenter", "dragover", "dragleave", "drop", "found"].map(listen).into()
}

fn handle(kind: &str, event: &Event, dragged: &Callback<Dragged>) {
    if kind == "found" {
        return dragged.emit(found(event));
    }
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
        "dragleave" if event.related_target().is_some() => {}
        _ => dragged.emit(Dragged::Over(false)),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A count of files.
fn found(event: &Event) -> Dragged {
    let detail = Reflect::get(event, &"detail".into()).unwrap_or_default();
    if let Some(count) = detail.as_f64() {
        return Dragged::Listing(count as u32);
    }
    let Some(pairs) = detail.dyn_ref::<Array>() else { return Dragged::Failed(detail.as_string()) };
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<Array>().ok()?;
        let file = pair.get(0).dyn_into().ok();
        Some(Found { file, path: pair.get(1).as_string()? })
    };
    Dragged::Found(pairs.iter().filter_map(pair).collect())
}

/// No longer lists a folder.
pub fn stop() -> Option<()> {
    let folders = Reflect::get(&js_sys::global(), &"folders".into()).ok()?;
    let stop = Reflect::get(&folders, &"stop".into()).ok()?.dyn_into::<Function>().ok()?;
    stop.call0(&folders).ok().map(drop)
}

/// Opens a file dialogue: that of [`INPUT`] or of [`FOLDER`].
pub fn open_dialogue(input: &str) {
    let input = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(input))
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.click();
    }
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
