//! The shell: paints the page. Built for `wasm32` alone; elsewhere it does nothing.

#[cfg(target_arch = "wasm32")]
mod shell {
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use yew::prelude::*;

    /// Stands in for the real page.
    #[function_component]
    fn Page() -> Html {
        let answer = use_state(String::new);
        {
            let answer = answer.clone();
            use_effect_with((), move |()| {
                let worker = ask(move |text| answer.set(text));
                move || {
                    if let Some(worker) = worker {
                        worker.terminate();
                    }
                }
            });
        }
        html! {
            <>
                <header><h1>{ "均衡尺" }</h1></header>
                <main>
                    <p>{ "县域义务教育优质均衡发展自查" }</p>
                    <p id="worker-answer">{ (*answer).clone() }</p>
                    <label>{ "选择文件" }<input type="file" multiple=true /></label>
                </main>
            </>
        }
    }

    /// Starts the worker at the address which the page's root carries and asks it for an echo.
    fn ask(answer: impl Fn(String) + 'static) -> Option<web_sys::Worker> {
        let root = web_sys::window()?.document()?.document_element()?;
        let worker = web_sys::Worker::new(&root.get_attribute("data-worker")?).ok()?;
        let listener =
            Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                answer(event.data().as_string().unwrap_or_default());
            });
        worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        worker.post_message(&JsValue::from_str("echo")).ok()?;
        Some(worker)
    }

    pub fn start() {
        let place = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("app"));
        if let Some(place) = place {
            place.set_inner_html("");
            yew::Renderer::<Page>::with_root(place).render();
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    shell::start();
}
