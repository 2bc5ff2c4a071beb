//! The worker: reads files off the page's thread. Built for `wasm32` alone; elsewhere it does nothing.

#[cfg(target_arch = "wasm32")]
mod scope {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Answers every message with itself.
    pub fn listen() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
            return;
        };
        let answering = scope.clone();
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // A message that came cannot fail to go back; were it so, the page's deadline ends it.
            let _ = answering.post_message(&event.data());
        });
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    scope::listen();
}
