//! Something shared by reference, to be given as a property or a context.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value that equals another where both are the very same one. `Rc` itself would compare the
/// values: all results of a county, for each row of a table.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> From<Rc<T>> for Shared<T> {
    fn from(shared: Rc<T>) -> Self {
        Self(shared)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
