//! What this device keeps, in `IndexedDB`.

use js_sys::{Array, Uint8Array};
use tdu_driver::{Store, StoreFailed};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

use crate::{
    database::{Database, Table, answer},
    device, js,
};

/// The store of the worker's origin.
#[derive(Default)]
pub struct Kept {
    database: Database,
}

impl Store for Kept {
    async fn apply(&self, changes: Vec<(String, Option<Vec<u8>>)>) -> Result<(), StoreFailed> {
        self.try_apply(&changes).await.map_err(failed)
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreFailed> {
        self.try_get(key).await.map_err(failed)
    }

    async fn scan(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreFailed> {
        self.try_scan(prefix).await.map_err(failed)
    }

    async fn clear(&self, prefix: &str) -> Result<(), StoreFailed> {
        self.try_clear(prefix).await.map_err(failed)
    }

    async fn wrap(&self, secret: Vec<u8>) -> Result<Vec<u8>, StoreFailed> {
        device::wrap(&self.database, secret).await.map_err(failed)
    }

    async fn unwrap(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, StoreFailed> {
        device::unwrap(&self.database, &wrapped).await.map_err(failed)
    }
}

impl Kept {
    async fn try_apply(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<(), JsValue> {
        let work = self.database.write(Table::Kept).await?;
        for (key, value) in changes {
            if let Err(error) = change(&work.table, key, value.as_deref()) {
                work.abandon();
                return Err(error);
            }
        }
        work.done().await
    }

    async fn try_get(&self, key: &str) -> Result<Option<Vec<u8>>, JsValue> {
        let work = self.database.read(Table::Kept).await?;
        let value = answer(&work.table.get(&key.into())?).await?;
        if value.is_undefined() { Ok(None) } else { bytes(value).map(Some) }
    }

    async fn try_scan(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, JsValue> {
        let work = self.database.read(Table::Kept).await?;
        let range = beginning_with(prefix)?;
        // One transaction: both lists are of the same moment and in the same order.
        let keys = work.table.get_all_keys_with_key(&range)?;
        let values = work.table.get_all_with_key(&range)?;
        // Answers come in order: once the second is there, so is the first.
        let values = answer(&values).await?.dyn_into::<Array>()?;
        let keys = keys.result()?.dyn_into::<Array>()?;
        keys.iter()
            .zip(values.iter())
            .map(|(key, value)| Ok((key.as_string().ok_or("a key is not text")?, bytes(value)?)))
            .collect()
    }

    async fn try_clear(&self, prefix: &str) -> Result<(), JsValue> {
        let work = self.database.write(Table::Kept).await?;
        work.table.delete(&beginning_with(prefix)?.into())?;
        work.done().await?;
        // Nothing is left that the device's key could open.
        if prefix.is_empty() { device::forget(&self.database).await } else { Ok(()) }
    }
}

fn change(table: &IdbObjectStore, key: &str, value: Option<&[u8]>) -> Result<(), JsValue> {
    match value {
        Some(bytes) => table.put_with_key(&Uint8Array::from(bytes), &key.into())?,
        None => table.delete(&key.into())?,
    };
    Ok(())
}

/// `IndexedDB` compares 16-bit units. For keys of ASCII, as the driver's are, that is the order of their bytes.
fn beginning_with(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into())
}

fn bytes(value: JsValue) -> Result<Vec<u8>, JsValue> {
    Ok(value.dyn_into::<Uint8Array>()?.to_vec())
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(error: JsValue) -> StoreFailed {
    StoreFailed(js::reason(&error))
}
