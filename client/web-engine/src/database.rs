//! `IndexedDB` in futures: the few calls that the store needs.

use std::cell::RefCell;

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::js;

const NAME: &str = "tdu";
const VERSION: u32 = 1;

/// Which of the database's tables.
#[derive(Clone, Copy)]
pub enum Table {
    /// What the driver keeps, by text key.
    Kept,
    /// The device's own key, which is an object of the browser and not bytes.
    Device,
}

impl Table {
    const ALL: [Self; 2] = [Self::Kept, Self::Device];

    const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Device => "device",
        }
    }
}

// `durability` is an option that web-sys counts among unstable interfaces.
#[wasm_bindgen]
extern "C" {
    type Transactions;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Transactions,
        table: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// The database, opened when first needed.
#[derive(Default)]
pub struct Database {
    handle: RefCell<Option<IdbDatabase>>,
}

/// A transaction on one table. It ends by itself when nothing is asked of it any more.
pub struct Work {
    transaction: IdbTransaction,
    /// The table.
    pub table: IdbObjectStore,
}

impl Database {
    /// Begins to read. Ask something of the table before waiting for anything else.
    pub async fn read(&self, table: Table) -> Result<Work, JsValue> {
        self.begin(table, "readonly").await
    }

    /// Begins to write. Ask everything of the table before waiting for anything else, then call [`Work::done`].
    pub async fn write(&self, table: Table) -> Result<Work, JsValue> {
        self.begin(table, "readwrite").await
    }

    async fn begin(&self, table: Table, mode: &str) -> Result<Work, JsValue> {
        let options = Object::new();
        // On disk, and not only handed to the operating system.
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin =
            |handle: &IdbDatabase| handle.unchecked_ref::<Transactions>().begin(table.name(), mode, &options);
        let known = self.handle.borrow().clone();
        let transaction = if let Some(Ok(transaction)) = known.as_ref().map(begin) {
            transaction
        } else {
            // Not opened yet, or closed by the browser meanwhile.
            let handle = open().await?;
            let transaction = begin(&handle)?;
            *self.handle.borrow_mut() = Some(handle);
            transaction
        };
        let table = transaction.object_store(table.name())?;
        Ok(Work { transaction, table })
    }
}

impl Work {
    /// Waits until everything that was asked is on disk.
    ///
    /// # Errors
    /// Nothing of it was kept.
    pub async fn done(self) -> Result<(), JsValue> {
        let ended = Promise::new(&mut |resolve, reject| {
            self.transaction.set_oncomplete(Some(&resolve));
            self.transaction.set_onabort(Some(&reject));
        });
        match JsFuture::from(ended).await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.transaction.error().map_or_else(|| "aborted".into(), JsValue::from)),
        }
    }

    /// Gives up everything that was asked.
    pub fn abandon(self) {
        // It may have aborted itself.
        let _ = self.transaction.abort();
    }
}

/// Waits for the answer to one request.
pub async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let ended = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(ended).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error()?.map_or_else(|| "failed".into(), JsValue::from)),
    }
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = js::scope().indexed_db()?.ok_or("this browser keeps nothing here")?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let upgrade = Closure::<dyn FnMut(Event)>::new({
        let request = request.clone();
        move |_| make_tables(&request)
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    answer(&request).await?.dyn_into()
}

/// If this fails the database is not opened: a transaction on a table that is not there fails by name.
fn make_tables(request: &IdbOpenDbRequest) {
    let Ok(Ok(database)) = request.result().map(JsCast::dyn_into::<IdbDatabase>) else {
        return;
    };
    for table in Table::ALL {
        let _ = database.create_object_store(table.name());
    }
}
