//! Which of the two programs this device begins with. The boot script reads what is noted here (`client/web/shell/boot.js`).

use tdu_protocol::Role;

use crate::dom;

/// Set on a device of somebody who is accompanied. Whoever holds the device can read it, as they can see which
/// files of the app it keeps.
const PROGRAM: &str = "tdu-program";
const LIGHT: &str = "light";

/// Notes who uses this device, so that it fetches no more than they need.
pub fn remember(role: Role) {
    if role == Role::Beneficiary {
        dom::settings::set(PROGRAM, LIGHT);
    } else {
        forget();
    }
}

/// Nobody's in particular: everything is fetched, as whoever comes may need it.
pub fn forget() {
    dom::settings::forget(PROGRAM);
}

/// Loads the page anew, so that the boot script takes the program that fits what was noted and the address.
pub fn change() {
    // A browser that refuses leaves the page as it is.
    let _ = dom::window().location().reload();
}
