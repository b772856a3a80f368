//! What a person does with their hands: press, type, tick, choose.

use std::time::{Duration, Instant};

use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, DispatchMouseEventParams, DispatchMouseEventType,
    InsertTextParams, MouseButton,
};
use chromiumoxide::keys::get_key_definition;
use serde_json::{Value, json};

use super::Viewport;
use super::finger;
use super::page::ask;
use super::person::Person;
use super::step::{Step, Trouble};

/// How long a page may take to hand a press to what was pressed.
const ARRIVAL: Duration = Duration::from_secs(2);

impl Person {
    /// Presses the button or link that bears a name, where a finger or a mouse would: it must be there, usable, still
    /// and uncovered. A name that ends with an ellipsis may be the beginning of a longer one.
    #[track_caller]
    pub fn clicks<'a>(&'a self, name: &'a str) -> Step<'a> {
        self.presses_on(&format!("clicks « {name} »"), "press", json!({ "name": self.told(name) }))
    }

    /// As [`Person::clicks`], in the region (row, card, dialog, section) that bears a name or holds a text.
    #[track_caller]
    pub fn clicks_in<'a>(&'a self, region: &'a str, name: &'a str) -> Step<'a> {
        let arguments = json!({ "name": self.told(name), "inside": self.told(region) });
        self.presses_on(&format!("clicks « {name} » in « {region} »"), "press", arguments)
    }

    /// Holds the button that bears a name until a text can be read, then lets it go.
    #[track_caller]
    pub fn holds<'a>(&'a self, name: &'a str, until: &'a str) -> Step<'a> {
        let (button, sign) = (json!({ "name": self.told(name) }), json!({ "says": self.told(until) }));
        self.step(&format!("holds « {name} » until « {until} »"), async move {
            let spot = self.ask("press", button).await?;
            let at = Spot::read(&spot)?;
            self.put_down(at).await?;
            let seen = self.ask("reads", sign).await;
            self.lift(at).await?;
            seen.map(|_| ())
        })
    }

    /// Fills the field that bears a label, in the place of what it held.
    #[track_caller]
    pub fn types<'a>(&'a self, label: &'a str, text: &'a str) -> Step<'a> {
        let arguments = json!({ "name": self.told(label), "text": text });
        self.step(&format!("types « {text} » in « {label} »"), self.fill(arguments, text))
    }

    /// As [`Person::types`], in the region that bears a name or holds a text.
    #[track_caller]
    pub fn types_in<'a>(&'a self, region: &'a str, label: &'a str, text: &'a str) -> Step<'a> {
        let arguments = json!({ "name": self.told(label), "text": text, "inside": self.told(region) });
        self.step(&format!("types « {text} » in « {label} » of « {region} »"), self.fill(arguments, text))
    }

    /// Chooses an option in the list, or in the group of buttons or boxes, that bears a label.
    #[track_caller]
    pub fn chooses<'a>(&'a self, label: &'a str, option: &'a str) -> Step<'a> {
        let arguments = json!({ "name": self.told(label), "option": self.told(option) });
        self.presses_on(&format!("chooses « {option} » in « {label} »"), "choose", arguments)
    }

    /// Ticks the box that bears a label, unless it is ticked.
    #[track_caller]
    pub fn checks<'a>(&'a self, label: &'a str) -> Step<'a> {
        self.step(&format!("ticks « {label} »"), self.tick(self.told(label), true))
    }

    /// Unticks the box that bears a label, unless it is not ticked.
    #[track_caller]
    pub fn unchecks<'a>(&'a self, label: &'a str) -> Step<'a> {
        self.step(&format!("unticks « {label} »"), self.tick(self.told(label), false))
    }

    /// Presses a key, alone or held with others: `"Escape"`, `"n"`, `"Control+Enter"`, `"Shift+Tab"`.
    #[track_caller]
    pub fn presses<'a>(&'a self, keys: &'a str) -> Step<'a> {
        self.step(&format!("presses {keys}"), self.press_keys(keys))
    }

    /// Types letter by letter where the focus is, as on a keyboard.
    #[track_caller]
    pub fn types_letters<'a>(&'a self, text: &'a str) -> Step<'a> {
        self.step(&format!("types « {text} » letter by letter"), async move {
            for letter in text.chars() {
                let mut event = DispatchKeyEventParams::new(DispatchKeyEventType::Char);
                event.text = Some(letter.to_string());
                self.page.execute(event).await?;
            }
            Ok(())
        })
    }

    #[track_caller]
    fn presses_on<'a>(&'a self, what: &str, verb: &'static str, arguments: Value) -> Step<'a> {
        self.step(what, self.press_until_it_arrives(verb, arguments))
    }

    /// A page that is drawn anew under the finger swallows the press, and a person presses again.
    async fn press_until_it_arrives(&self, verb: &str, arguments: Value) -> Result<(), Trouble> {
        let end = Instant::now() + self.limit();
        loop {
            let spot = self.ask(verb, arguments.clone()).await?;
            if spot.is_null() {
                return Ok(());
            }
            self.press_at(&spot).await?;
            match ask(&self.page, "landed", json!({}), ARRIVAL).await {
                Err(_) if Instant::now() < end => {
                    println!("          (the press did not arrive: once more)");
                }
                landed => return landed.map(|_| ()),
            }
        }
    }

    async fn fill(&self, arguments: Value, text: &str) -> Result<(), Trouble> {
        let spot = self.ask("field", arguments.clone()).await?;
        self.press_at(&spot).await?;
        let state = self.ask("prepare", arguments.clone()).await?;
        match (state.as_str(), text.is_empty()) {
            (Some("done"), _) => return Ok(()),
            (Some("replace"), true) => self.press_keys("Delete").await?,
            (_, true) => {}
            _ => {
                self.page.execute(InsertTextParams::new(text)).await?;
            }
        }
        self.ask("holds", arguments).await.map(|_| ())
    }

    async fn tick(&self, label: Value, wanted: bool) -> Result<(), Trouble> {
        let arguments = json!({ "name": label, "wanted": wanted });
        self.press_until_it_arrives("tick", arguments.clone()).await?;
        self.ask("is_ticked", arguments).await.map(|_| ())
    }

    /// Presses at a place of the window that the page gave; does nothing when it gave none (already done).
    pub(crate) async fn press_at(&self, spot: &Value) -> Result<(), Trouble> {
        if spot.is_null() {
            return Ok(());
        }
        let at = Spot::read(spot)?;
        self.put_down(at).await?;
        self.lift(at).await
    }

    async fn put_down(&self, at: Spot) -> Result<(), Trouble> {
        if self.viewport() == Viewport::Phone {
            return finger::down(&self.page, at.x, at.y).await;
        }
        self.mouse(DispatchMouseEventType::MouseMoved, at).await?;
        self.mouse(DispatchMouseEventType::MousePressed, at).await
    }

    async fn lift(&self, at: Spot) -> Result<(), Trouble> {
        if self.viewport() == Viewport::Phone {
            return finger::up(&self.page).await;
        }
        self.mouse(DispatchMouseEventType::MouseReleased, at).await
    }

    async fn mouse(&self, kind: DispatchMouseEventType, at: Spot) -> Result<(), Trouble> {
        let mut event = DispatchMouseEventParams::new(kind.clone(), at.x, at.y);
        if kind != DispatchMouseEventType::MouseMoved {
            event.button = Some(MouseButton::Left);
            event.click_count = Some(1);
        }
        self.page.execute(event).await?;
        Ok(())
    }

    async fn press_keys(&self, keys: &str) -> Result<(), Trouble> {
        let (held, key) = keys.rsplit_once('+').filter(|(held, _)| !held.is_empty()).unwrap_or(("", keys));
        let mut modifiers = 0;
        for modifier in held.split('+').filter(|modifier| !modifier.is_empty()) {
            modifiers |= match modifier {
                "Alt" => 1,
                "Control" => 2,
                "Meta" => 4,
                "Shift" => 8,
                other => return Err(Trouble::new(format!("{other} is not a key that is held"))),
            };
        }
        let known = get_key_definition(key).ok_or_else(|| Trouble::new(format!("no key is called {key}")))?;
        // A letter is written only when it is not part of a shortcut.
        let writes =
            if modifiers & !8 == 0 { known.text.or((key.chars().count() == 1).then_some(key)) } else { None };
        for kind in [
            if writes.is_some() { DispatchKeyEventType::KeyDown } else { DispatchKeyEventType::RawKeyDown },
            DispatchKeyEventType::KeyUp,
        ] {
            let mut event = DispatchKeyEventParams::new(kind.clone());
            event.modifiers = Some(modifiers);
            event.key = Some(known.key.to_owned());
            event.code = Some(known.code.to_owned());
            event.windows_virtual_key_code = Some(known.key_code);
            event.native_virtual_key_code = Some(known.key_code);
            if kind == DispatchKeyEventType::KeyDown {
                event.text = writes.map(str::to_owned);
            }
            self.page.execute(event).await?;
        }
        Ok(())
    }
}

/// A place of the window, in CSS pixels.
#[derive(Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
}

impl Spot {
    fn read(spot: &Value) -> Result<Self, Trouble> {
        let place =
            |name: &str| spot[name].as_f64().ok_or_else(|| Trouble::new(format!("{spot} is no place")));
        Ok(Self { x: place("x")?, y: place("y")? })
    }
}
