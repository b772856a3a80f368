//! Somebody who looks at screens and has each examined.

use std::sync::Mutex;

use tdu_policies::Lang;
use tdu_tests::browser::{Browser, Clock, Person, Scheme, Viewport};

use super::words::{say, say_with};
use super::{Look, MadeUp};

/// What was found on all screens so far.
static FOUND: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// What was found on all screens.
pub(super) fn found() -> Vec<String> {
    FOUND.lock().expect("nobody panics with the list").clone()
}

pub(super) struct Visitor {
    pub(super) person: Person,
    look: Mutex<Look>,
}

impl Visitor {
    pub(super) async fn at_a_laptop(browser: &Browser, name: &str) -> Self {
        Self::at(browser, name, Viewport::Laptop).await
    }

    pub(super) async fn at_a_phone(browser: &Browser, name: &str) -> Self {
        Self::at(browser, name, Viewport::Phone).await
    }

    async fn at(browser: &Browser, name: &str, viewport: Viewport) -> Self {
        Self::at_time(browser, Clock::MACHINE, name, viewport).await
    }

    async fn at_time(browser: &Browser, clock: Clock, name: &str, viewport: Viewport) -> Self {
        let person = browser.person_at(clock, &format!("look-{name}"), viewport, Scheme::Light).await;
        let look = Look { width: viewport.size().0, lang: Lang::Fr, scheme: Scheme::Light };
        Self { person, look: Mutex::new(look) }
    }

    /// A member of staff, once their eight words have opened their space.
    pub(super) async fn inside(browser: &Browser, made_up: &MadeUp) -> Self {
        Self::inside_at(browser, Clock::MACHINE, made_up).await
    }

    /// The same, on a day that their device's clock says.
    pub(super) async fn inside_at(browser: &Browser, clock: Clock, made_up: &MadeUp) -> Self {
        let visitor = Self::at_time(browser, clock, &made_up.id, Viewport::Laptop).await;
        visitor.person.opens(&made_up.link).await;
        visitor.presses("open-words").await;
        visitor.types("words-label", made_up.words.as_deref().expect("staff have words")).await;
        visitor.presses("open-open").await;
        visitor.person.sees(visitor.says("status-well")).await;
        visitor.person.arrives_at("/").await;
        visitor
    }

    fn look(&self) -> Look {
        *self.look.lock().expect("nobody panics with the look")
    }

    /// A message in the language of the screen.
    pub(super) fn says(&self, id: &str) -> &'static str {
        say(self.look().lang, id)
    }

    /// A message with arguments, likewise.
    pub(super) fn says_with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        say_with(self.lang(), id, arguments)
    }

    /// The language of the screen.
    pub(super) fn lang(&self) -> Lang {
        self.look().lang
    }

    pub(super) async fn presses(&self, id: &str) {
        self.person.clicks(self.says(id)).await;
    }

    pub(super) async fn types(&self, id: &str, text: &str) {
        self.person.types(self.says(id), text).await;
    }

    /// Presses what a selector finds first, where a name would stand for several.
    pub(super) async fn presses_first(&self, selector: &str) {
        let press = format!("document.querySelector({selector:?}).click()");
        self.person.evaluates(&press).await;
    }

    /// Changes window and colours, and language where the page has a choice of them.
    pub(super) async fn turns_to(&self, look: Look) {
        self.person.prefers(look.scheme).await;
        self.person.narrows_to(look.width).await;
        if self.look().lang != look.lang {
            self.presses_first(&format!(".language[lang={}]", look.lang.code())).await;
            self.person.reads_in(look.lang.code()).await;
        }
        *self.look.lock().expect("nobody panics with the look") = look;
    }

    /// As [`Visitor::turns_to`], from wherever one is inside.
    pub(super) async fn settles_on(&self, look: Look) {
        self.person.follows("/settings").await;
        self.turns_to(look).await;
    }

    /// Has the screen examined as it stands; what is wrong with it is told at the end, with all the rest.
    pub(super) async fn looks_at(&self, name: &str) {
        let look = self.look();
        let mut found: Vec<String> = self.person.sticks_out().await.into_iter().collect();
        self.person.unrolls_the_window().await;
        found.extend(self.person.counts_obstacles().await);
        self.person.keeps_screen(name).await;
        self.person.narrows_to(look.width).await;
        let place = format!("{name} at {} in {}, {}", look.width, look.lang.code(), look.scheme.word());
        for found in found {
            // At once too: a later step may end the test.
            println!("obstacle: {place}: {found}");
            FOUND.lock().expect("nobody panics with the list").push(format!("{place}: {found}"));
        }
    }

    /// Has a screen examined whose language can be changed where it stands, in each way of looking at it.
    pub(super) async fn looks_in_all_ways_at(&self, looks: &[Look], name: &str) {
        for look in looks {
            self.turns_to(*look).await;
            self.looks_at(name).await;
        }
    }

    /// Has a page inside examined in each way of looking at it, once a message can be read there; ends in the first.
    pub(super) async fn looks_in_all_ways_inside(&self, looks: &[Look], name: &str, path: &str, until: &str) {
        for look in looks.iter().rev() {
            self.settles_on(*look).await;
            self.person.follows(path).await;
            self.person.sees(self.says(until)).await;
            self.unfolds().await;
            self.looks_at(name).await;
        }
    }

    /// The same for the page where one stands.
    pub(super) async fn looks_in_all_ways_here(&self, looks: &[Look], name: &str, until: &str) {
        let path = self.person.evaluates("location.pathname").await;
        self.looks_in_all_ways_inside(looks, name, path.as_str().expect("an address"), until).await;
    }

    /// Goes to a page inside and has it examined, with everything unfolded.
    pub(super) async fn visits(&self, name: &str, path: &str) {
        self.person.follows(path).await;
        self.unfolds().await;
        self.looks_at(name).await;
    }

    pub(super) async fn unfolds(&self) {
        let unfold = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })";
        self.person.evaluates(unfold).await;
    }

    /// Keeps what the screen looks like where the person's own few colours replace ours, and on paper.
    pub(super) async fn dresses_up(&self, name: &str) {
        let look = self.look();
        self.person.needs_contrast().await;
        self.looks_at(&format!("{name}-forced-colours")).await;
        self.person.sees_it_on_paper().await;
        self.person.unrolls_the_window().await;
        self.person.keeps_screen(&format!("{name}-paper")).await;
        self.turns_to(look).await;
    }

    /// Opens a dialog by the button of this name, has it examined, and closes it.
    pub(super) async fn consults(&self, name: &str, button: &str) {
        self.presses(button).await;
        self.person.sees_dialog().await;
        self.looks_at(name).await;
        self.person.closes_dialog().await;
    }
}
