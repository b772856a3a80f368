//! Passkeys: what the page alone may ask of the browser.
//!
//! The server's options come as JSON; the PRF extension is added here and its result never joins the JSON that goes
//! back (`toJSON()` would carry it, so the answer is built by hand). The PRF bytes go to the worker and nowhere else.

use js_sys::{Array, Object, Reflect, Uint8Array};
use tdu_core::app::{Command, Failure, FailureKind, Reply, SecretBytes};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

use crate::{dom, engine::Engine};

/// Salt of the PRF: one for the whole app, because who signs in is not known before they do. What differs from person
/// to person enters later, in the worker.
const SALT: &[u8; 32] = b"tdu/passkey-unlocking-salt/v1\0\0\0";

/// Whether this browser knows passkeys.
pub fn supported() -> bool {
    let window = dom::window();
    let there = |name: &str| Reflect::get(&window, &name.into()).is_ok_and(|found| !found.is_undefined());
    there("PublicKeyCredential") && there("isSecureContext")
}

/// Opens with a passkey.
///
/// # Errors
/// What the engine says, or [`FailureKind::NotRecognised`] when the browser or the person stopped.
pub async fn open(engine: Engine) -> Result<Reply, Failure> {
    let Reply::Passkey(options) = engine.ask(Command::StartPasskey).await? else {
        return Err(Failure::because(FailureKind::Unexpected, "no passkey options"));
    };
    let (credential, prf) = get(&options).await.map_err(|error| stopped(&error))?;
    engine.ask(Command::FinishPasskey { credential, prf }).await
}

/// Adds a passkey.
///
/// # Errors
/// As [`open`].
pub async fn add(engine: Engine) -> Result<Reply, Failure> {
    let Reply::Passkey(options) = engine.ask(Command::StartPasskeyEnrolment).await? else {
        return Err(Failure::because(FailureKind::Unexpected, "no passkey options"));
    };
    let (credential, prf) = create(&options).await.map_err(|error| stopped(&error))?;
    engine.ask(Command::FinishPasskeyEnrolment { credential, prf }).await
}

/// The browser's refusals hardly differ by design: the person stopped, no passkey fits, or time ran out.
fn stopped(error: &JsValue) -> Failure {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    Failure::because(FailureKind::NotRecognised, name.unwrap_or_else(|| "the browser refused".to_owned()))
}

type Made = (String, Option<SecretBytes>);

async fn get(options: &str) -> Result<Made, JsValue> {
    let public_key = parse(options, "parseRequestOptionsFromJSON")?;
    add_prf(&public_key)?;
    let credential = credentials("get", &public_key).await?;
    let prf = prf_results(&credential)?;
    Ok((finish_json(&credential, Kind::Assertion)?, prf))
}

async fn create(options: &str) -> Result<Made, JsValue> {
    let public_key = parse(options, "parseCreationOptionsFromJSON")?;
    add_prf(&public_key)?;
    let credential = credentials("create", &public_key).await?;
    let json = finish_json(&credential, Kind::Attestation)?;
    if let Some(bytes) = prf_results(&credential)? {
        return Ok((json, Some(bytes)));
    }
    if !prf_enabled(&credential)? {
        return Ok((json, None));
    }
    // Some authenticators give the bytes only when they are asked a second time.
    let request = Object::new();
    let challenge = Uint8Array::new_with_length(32);
    random(&challenge)?;
    set(&request, "challenge", &challenge)?;
    set(&request, "userVerification", &"required".into())?;
    let one = Object::new();
    set(&one, "type", &"public-key".into())?;
    set(&one, "id", &field(&credential, "rawId")?)?;
    set(&request, "allowCredentials", &Array::of1(&one))?;
    if let Ok(host) = dom::window().location().hostname() {
        let rp = Reflect::get(&public_key, &"rp".into())?;
        let id = Reflect::get(&rp, &"id".into())?;
        set(&request, "rpId", &if id.is_string() { id } else { host.into() })?;
    }
    add_prf(&request)?;
    let again = credentials("get", &request).await?;
    Ok((json, prf_results(&again)?))
}

async fn credentials(method: &str, public_key: &JsValue) -> Result<JsValue, JsValue> {
    let container = Reflect::get(&dom::window().navigator(), &"credentials".into())?;
    let ask: js_sys::Function = Reflect::get(&container, &method.into())?.dyn_into()?;
    let options = Object::new();
    set(&options, "publicKey", public_key)?;
    let promise: js_sys::Promise = ask.call1(&container, &options)?.dyn_into()?;
    let credential = JsFuture::from(promise).await?;
    if credential.is_null() { Err("no credential".into()) } else { Ok(credential) }
}

/// The options as the browser takes them: with its own reader, or by hand in browsers that lack it.
fn parse(options: &str, reader: &str) -> Result<JsValue, JsValue> {
    let whole = js_sys::JSON::parse(options)?;
    let inner = Reflect::get(&whole, &"publicKey".into())?;
    let json = if inner.is_object() { inner } else { whole };
    let class = Reflect::get(&dom::window(), &"PublicKeyCredential".into())?;
    if let Ok(read) = Reflect::get(&class, &reader.into())?.dyn_into::<js_sys::Function>() {
        return read.call1(&class, &json);
    }
    decode_at(&json, "challenge")?;
    let user = Reflect::get(&json, &"user".into())?;
    if user.is_object() {
        decode_at(&user, "id")?;
    }
    for list in ["allowCredentials", "excludeCredentials"] {
        let list = Reflect::get(&json, &list.into())?;
        if list.is_object() {
            for one in Array::from(&list).iter() {
                decode_at(&one, "id")?;
            }
        }
    }
    Ok(json)
}

fn decode_at(object: &JsValue, name: &str) -> Result<(), JsValue> {
    let text = Reflect::get(object, &name.into())?.as_string().ok_or("not a text")?;
    let padded = text.replace('-', "+").replace('_', "/");
    let binary = dom::window().atob(&padded)?;
    // `atob` gives one character for each byte.
    let bytes: Vec<u8> = binary.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
    set(object, name, &Uint8Array::from(bytes.as_slice()))
}

fn add_prf(public_key: &JsValue) -> Result<(), JsValue> {
    let eval = Object::new();
    set(&eval, "first", &Uint8Array::from(SALT.as_slice()))?;
    let prf = Object::new();
    set(&prf, "eval", &eval)?;
    let known = Reflect::get(public_key, &"extensions".into())?;
    let extensions = if known.is_object() { known } else { Object::new().into() };
    set(&extensions, "prf", &prf)?;
    set(public_key, "extensions", &extensions)
}

fn extension_prf(credential: &JsValue) -> Result<JsValue, JsValue> {
    let ask: js_sys::Function = field(credential, "getClientExtensionResults")?.dyn_into()?;
    Reflect::get(&ask.call0(credential)?, &"prf".into())
}

fn prf_enabled(credential: &JsValue) -> Result<bool, JsValue> {
    let prf = extension_prf(credential)?;
    Ok(prf.is_object() && Reflect::get(&prf, &"enabled".into())?.is_truthy())
}

fn prf_results(credential: &JsValue) -> Result<Option<SecretBytes>, JsValue> {
    let prf = extension_prf(credential)?;
    if !prf.is_object() {
        return Ok(None);
    }
    let results = Reflect::get(&prf, &"results".into())?;
    if !results.is_object() {
        return Ok(None);
    }
    let first = Reflect::get(&results, &"first".into())?;
    if !first.is_object() {
        return Ok(None);
    }
    let bytes = bytes_of(&first);
    Ok((bytes.len() >= 32).then(|| SecretBytes(Zeroizing::new(bytes))))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Attestation,
    Assertion,
}

/// The answer as WebAuthn's JSON has it, with no extension result in it.
fn finish_json(credential: &JsValue, kind: Kind) -> Result<String, JsValue> {
    let response = field(credential, "response")?;
    let encoded = |object: &JsValue, name: &str| -> Result<serde_json::Value, JsValue> {
        let value = Reflect::get(object, &name.into())?;
        Ok(if value.is_object() { encode(&bytes_of(&value))?.into() } else { serde_json::Value::Null })
    };
    let mut inner = serde_json::Map::new();
    inner.insert("clientDataJSON".into(), encoded(&response, "clientDataJSON")?);
    match kind {
        Kind::Attestation => {
            inner.insert("attestationObject".into(), encoded(&response, "attestationObject")?);
            let transports = Reflect::get(&response, &"getTransports".into())?;
            if let Ok(ask) = transports.dyn_into::<js_sys::Function>() {
                let list = Array::from(&ask.call0(&response)?);
                let list: Vec<String> = list.iter().filter_map(|one| one.as_string()).collect();
                inner.insert("transports".into(), list.into());
            }
        }
        Kind::Assertion => {
            inner.insert("authenticatorData".into(), encoded(&response, "authenticatorData")?);
            inner.insert("signature".into(), encoded(&response, "signature")?);
            inner.insert("userHandle".into(), encoded(&response, "userHandle")?);
        }
    }
    let id = field(credential, "id")?.as_string().ok_or("a credential without id")?;
    let whole = serde_json::json!({
        "id": id,
        "rawId": encoded(credential, "rawId")?,
        "type": "public-key",
        "response": inner,
        "extensions": {},
    });
    Ok(whole.to_string())
}

/// base64url without padding.
fn encode(bytes: &[u8]) -> Result<String, JsValue> {
    let binary: String = bytes.iter().copied().map(char::from).collect();
    let text = dom::window().btoa(&binary)?;
    Ok(text.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}

/// Content of an `ArrayBuffer` or of a view on one.
fn bytes_of(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

fn field(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let found = Reflect::get(object, &name.into())?;
    if found.is_undefined() { Err(format!("no {name}").into()) } else { Ok(found) }
}

fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(|_| ())
}

fn random(into: &Uint8Array) -> Result<(), JsValue> {
    let crypto = Reflect::get(&dom::window(), &"crypto".into())?;
    let fill: js_sys::Function = Reflect::get(&crypto, &"getRandomValues".into())?.dyn_into()?;
    fill.call1(&crypto, into).map(|_| ())
}
