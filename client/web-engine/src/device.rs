//! Secrets that open on this device alone: AES-GCM with a key that the browser keeps and gives to nobody, not even
//! to us. `IndexedDB` holds it as an object of the browser.
//!
//! A wrapped secret is twelve random bytes, then the ciphertext with its tag.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, CryptoKey, SubtleCrypto};
use zeroize::Zeroizing;

use crate::{
    database::{Database, Table, answer},
    js,
};

const KEY: &str = "key";
const AES_GCM: &str = "AES-GCM";
const NONCE: usize = 12;

/// Wraps a secret. The device's key is made when first needed.
pub async fn wrap(database: &Database, secret: Vec<u8>) -> Result<Vec<u8>, JsValue> {
    let secret = Zeroizing::new(secret);
    let key = key(database).await?;
    let mut wrapped = vec![0; NONCE];
    js::crypto()?.get_random_values_with_u8_array(&mut wrapped)?;
    let plain = Uint8Array::from(secret.as_slice());
    let sealed = subtle()?.encrypt_with_object_and_js_u8_array(&params(&wrapped), &key, &plain);
    // The browser has taken its own copy.
    js::wipe(&plain);
    let sealed = JsFuture::from(sealed?).await?.dyn_into::<ArrayBuffer>()?;
    wrapped.extend(Uint8Array::new(&sealed).to_vec());
    Ok(wrapped)
}

/// Unwraps what [`wrap`] made.
pub async fn unwrap(database: &Database, wrapped: &[u8]) -> Result<Vec<u8>, JsValue> {
    let (nonce, sealed) = wrapped.split_at_checked(NONCE).ok_or("cut short")?;
    let key = stored(database).await?.ok_or("this device has lost its key")?;
    let sealed = Uint8Array::from(sealed);
    let opened = subtle()?.decrypt_with_object_and_js_u8_array(&params(nonce), &key, &sealed)?;
    let opened = JsFuture::from(opened).await?.dyn_into::<ArrayBuffer>()?;
    let opened = Uint8Array::new(&opened);
    let secret = opened.to_vec();
    js::wipe(&opened);
    Ok(secret)
}

/// Deletes the device's key: nothing that it wrapped opens any more.
pub async fn forget(database: &Database) -> Result<(), JsValue> {
    let work = database.write(Table::Device).await?;
    work.table.clear()?;
    work.done().await
}

async fn key(database: &Database) -> Result<CryptoKey, JsValue> {
    if let Some(key) = stored(database).await? {
        return Ok(key);
    }
    let usages = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()?.generate_key_with_object(&AesKeyGenParams::new(AES_GCM, 256), false, &usages)?;
    let made = JsFuture::from(made).await?;
    let work = database.write(Table::Device).await?;
    // Never over a key that is there: if two secrets are wrapped at once, both take the first key.
    let added = work.table.add_with_key(&made, &KEY.into()).map(drop);
    let kept = match added {
        Ok(()) => work.done().await,
        Err(error) => {
            work.abandon();
            Err(error)
        }
    };
    match stored(database).await? {
        Some(key) => Ok(key),
        None => Err(kept.err().unwrap_or_else(|| "the key was not kept".into())),
    }
}

async fn stored(database: &Database) -> Result<Option<CryptoKey>, JsValue> {
    let work = database.read(Table::Device).await?;
    let key = answer(&work.table.get(&KEY.into())?).await?;
    if key.is_undefined() { Ok(None) } else { key.dyn_into().map(Some) }
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(js::crypto()?.subtle())
}

fn params(nonce: &[u8]) -> AesGcmParams {
    AesGcmParams::new_with_u8_array(AES_GCM, &Uint8Array::from(nonce))
}
