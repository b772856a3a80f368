//! WebAuthn ceremonies. What the authenticator learns of a person is nothing: a neutral name, a random handle.

use serde::de::DeserializeOwned;
use serde_json::Value;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use crate::config::Origin;

/// Shown by authenticators for every account.
const NEUTRAL_NAME: &str = "Trait d'union";

/// The relying party.
pub(crate) struct Passkeys {
    webauthn: Webauthn,
}

/// Why a credential is refused.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It carries what must never leave the device.
    HoldsPrf,
    /// Not JSON of a credential.
    Unreadable,
    /// The proof does not hold.
    NotProven,
    /// A defect.
    Failed(String),
}

/// The start of a ceremony: JSON for the browser, JSON to keep.
pub(crate) struct Started {
    pub(crate) options: String,
    pub(crate) state: String,
}

/// A new passkey.
pub(crate) struct Enrolled {
    pub(crate) credential_id: Vec<u8>,
    pub(crate) passkey: String,
}

/// An assertion whose signature is still to be checked.
pub(crate) struct Claim {
    credential: PublicKeyCredential,
    user_handle: [u8; 16],
}

impl Passkeys {
    pub(crate) fn new(origin: &Origin) -> Result<Self, String> {
        let webauthn = WebauthnBuilder::new(origin.host(), origin.url())
            .map(|builder| builder.rp_name(NEUTRAL_NAME))
            .and_then(WebauthnBuilder::build)
            .map_err(|error| error.to_string())?;
        Ok(Self { webauthn })
    }

    pub(crate) fn start_enrolment(
        &self,
        user_handle: [u8; 16],
        exclude: Vec<Vec<u8>>,
    ) -> Result<Started, Refused> {
        let (mut options, state) = self
            .webauthn
            .start_passkey_registration(
                Uuid::from_bytes(user_handle),
                NEUTRAL_NAME,
                NEUTRAL_NAME,
                Some(exclude),
            )
            .map_err(failed)?;
        // Found again at log-in without typing a name.
        if let Some(selection) = &mut options.public_key.authenticator_selection {
            selection.resident_key = Some(ResidentKeyRequirement::Required);
            selection.require_resident_key = true;
        }
        Ok(Started { options: json(&options)?, state: json(&state)? })
    }

    pub(crate) fn finish_enrolment(&self, credential: &str, state: &str) -> Result<Enrolled, Refused> {
        let credential: RegisterPublicKeyCredential = read(credential)?;
        let state: PasskeyRegistration = serde_json::from_str(state).map_err(failed)?;
        let passkey =
            self.webauthn.finish_passkey_registration(&credential, &state).map_err(|_| Refused::NotProven)?;
        Ok(Enrolled { credential_id: passkey.cred_id().clone(), passkey: json(&passkey)? })
    }

    pub(crate) fn start_login(&self) -> Result<Started, Refused> {
        let (mut options, state) = self.webauthn.start_discoverable_authentication().map_err(failed)?;
        // A button was pressed: no waiting in a form's suggestions.
        options.mediation = None;
        Ok(Started { options: json(&options)?, state: json(&state)? })
    }

    pub(crate) fn identify(&self, credential: &str) -> Result<Claim, Refused> {
        let credential: PublicKeyCredential = read(credential)?;
        let (handle, _) = self
            .webauthn
            .identify_discoverable_authentication(&credential)
            .map_err(|_| Refused::NotProven)?;
        let user_handle = handle.into_bytes();
        Ok(Claim { credential, user_handle })
    }

    /// Checks the claim; the passkey as it must be kept from now on, if its counter or flags changed.
    pub(crate) fn finish_login(
        &self,
        claim: &Claim,
        state: &str,
        passkey: &str,
    ) -> Result<Option<String>, Refused> {
        let state: DiscoverableAuthentication = serde_json::from_str(state).map_err(failed)?;
        let mut passkey: Passkey = serde_json::from_str(passkey).map_err(failed)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(&claim.credential, state, &passkey)
            .map_err(|_| Refused::NotProven)?;
        if !result.user_verified() {
            return Err(Refused::NotProven);
        }
        match passkey.update_credential(&result) {
            Some(true) => json(&passkey).map(Some),
            _ => Ok(None),
        }
    }
}

impl Claim {
    pub(crate) fn credential_id(&self) -> &[u8] {
        self.credential.get_credential_id()
    }

    pub(crate) fn user_handle(&self) -> [u8; 16] {
        self.user_handle
    }
}

/// Reads a credential, unless something of the PRF extension is anywhere in it.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, Refused> {
    let value: Value = serde_json::from_str(text).map_err(|_| Refused::Unreadable)?;
    if names_prf(&value) {
        return Err(Refused::HoldsPrf);
    }
    serde_json::from_value(value).map_err(|_| Refused::Unreadable)
}

fn names_prf(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(name, value)| name == "prf" || names_prf(value)),
        Value::Array(items) => items.iter().any(names_prf),
        _ => false,
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, Refused> {
    serde_json::to_string(value).map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> Refused {
    Refused::Failed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passkeys() -> Passkeys {
        Passkeys::new(&Origin::parse("https://localhost:8443").unwrap()).unwrap()
    }

    #[test]
    fn an_authenticator_learns_a_neutral_name_and_must_verify_its_user() {
        let started = passkeys().start_enrolment([9; 16], vec![vec![1, 2]]).unwrap();
        let options: Value = serde_json::from_str(&started.options).unwrap();
        let key = &options["publicKey"];
        assert_eq!(key["user"]["name"], NEUTRAL_NAME);
        assert_eq!(key["user"]["displayName"], NEUTRAL_NAME);
        assert_eq!(key["user"]["id"], tdu_protocol::bytes::encode_text(&[9; 16]));
        assert_eq!(key["rp"]["id"], "localhost");
        assert_eq!(key["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(key["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(key["excludeCredentials"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn log_in_names_nobody_and_waits_for_no_form() {
        let started = passkeys().start_login().unwrap();
        let options: Value = serde_json::from_str(&started.options).unwrap();
        assert!(options.get("mediation").is_none());
        assert_eq!(options["publicKey"]["allowCredentials"], serde_json::json!([]));
        assert_eq!(options["publicKey"]["userVerification"], "required");
    }

    #[test]
    fn what_the_prf_gave_is_refused_wherever_it_hides() {
        let hidden = r#"{"a":[{"clientExtensionResults":{"prf":{"results":{"first":"AA"}}}}]}"#;
        assert!(matches!(read::<Value>(hidden), Err(Refused::HoldsPrf)));
        assert!(matches!(read::<Value>("{"), Err(Refused::Unreadable)));
        assert!(read::<Value>(r#"{"clientExtensionResults":{"credProps":{"rk":true}}}"#).is_ok());
    }
}
