//! What the page does in the world: the worker, files, what is kept in the browser, the address, the focus
//! and the place on the screen. They decide nothing; what is to be done they are told by the reducer.

pub mod effects;
pub mod files;
pub mod position;
pub mod storage;
pub mod worker;
