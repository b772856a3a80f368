//! Tokens that OpenSSL makes, of keys and certificates made for the test.

mod authority;

use der::{Decode as _, Encode as _};

use self::authority::{Authority, Key, MESSAGE};
use crate::{MAX_TOKEN, StampError, certificate, request, token_of, verify};

const NONCE: u64 = 0x8000_0000_0000_0001;

fn seconds_now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

#[test]
fn a_real_token_holds_by_rsa_and_by_either_curve_and_names_who_made_it() {
    for (key, hash) in
        [(Key::Rsa, "sha512"), (Key::P256, "sha256"), (Key::P384, "sha384"), (Key::Rsa, "sha256")]
    {
        let authority = Authority::new(key, hash);
        let token = authority.token(NONCE);
        let stamp = verify(&token, MESSAGE, Some(NONCE), None).unwrap();
        assert_eq!((stamp.by.as_str(), stamp.issuer.as_str()), ("Horodatage Exemple", "Racine Exemple"));
        let seconds = stamp.at.0 / 1000;
        assert!(seconds.abs_diff(seconds_now()) < 3_600, "{seconds}");
        // Pinned to either certificate that it hangs on, and to no other.
        for file in ["ca.pem", "tsa.pem"] {
            let pinned = certificate(&authority.file(file)).unwrap();
            assert_eq!(verify(&token, MESSAGE, None, Some(&pinned)), Ok(stamp.clone()), "{file}");
        }
        let other = certificate(&Authority::new(Key::P256, "sha256").file("ca.pem")).unwrap();
        assert_eq!(verify(&token, MESSAGE, None, Some(&other)), Err(StampError::Authority));
    }
}

#[test]
fn a_stamp_on_something_else_and_the_answer_to_another_request_are_refused() {
    let token = Authority::new(Key::P256, "sha256").token(NONCE);
    assert_eq!(verify(&token, b"something else", Some(NONCE), None), Err(StampError::Imprint));
    assert_eq!(verify(&token, MESSAGE, Some(NONCE + 1), None), Err(StampError::Nonce));
    assert_eq!(verify(&token, MESSAGE, Some(1), None), Err(StampError::Nonce));
}

#[test]
fn no_byte_of_a_token_can_be_changed_so_that_it_says_something_else() {
    for key in [Key::Rsa, Key::P256] {
        let authority = Authority::new(key, "sha256");
        let token = authority.token(NONCE);
        let pinned = certificate(&authority.file("ca.pem")).unwrap();
        let true_one = verify(&token, MESSAGE, Some(NONCE), Some(&pinned)).unwrap();
        let mut refused = 0;
        for place in 0..token.len() {
            let mut altered = token.clone();
            altered[place] ^= 1;
            match verify(&altered, MESSAGE, Some(NONCE), Some(&pinned)) {
                // Bytes that nobody signs (versions, what says again how it is hashed) may change; what is said may not.
                Ok(stamp) => assert_eq!(stamp, true_one, "byte {place}"),
                Err(_) => refused += 1,
            }
        }
        assert!(refused * 2 > token.len(), "{refused} of {}", token.len());
    }
}

#[test]
fn a_certificate_that_was_not_valid_then_or_is_not_for_time_stamps_is_refused() {
    let expired = Authority::with(Key::P256, "sha256", "critical,timeStamping", -1);
    assert_eq!(verify(&expired.token(NONCE), MESSAGE, Some(NONCE), None), Err(StampError::Expired));
    for usage in ["timeStamping", "critical,timeStamping,clientAuth", "critical,clientAuth"] {
        let authority = Authority::with(Key::P256, "sha256", usage, 30);
        // OpenSSL does not sign with such a certificate: another one of the same name and number is put in its place.
        let token = authority.token_by_another(NONCE);
        let outcome = verify(&token, MESSAGE, Some(NONCE), None);
        assert!(
            matches!(outcome, Err(StampError::Certificate | StampError::Purpose)),
            "{usage}: {outcome:?}"
        );
        let body =
            x509_cert::Certificate::from_der(&certificate(&authority.file("tsa.pem")).unwrap()).unwrap();
        assert_eq!(crate::chain::is_for_time_stamps(&body), Err(StampError::Purpose), "{usage}");
    }
}

#[test]
fn an_answer_that_refuses_and_bytes_that_are_none_are_told_apart() {
    let authority = Authority::new(Key::P256, "sha256");
    let answer = authority.answer(&request(&authority::digest(), NONCE, None).unwrap());
    assert!(token_of(&answer).is_ok());
    // Status 2, rejection, and no token.
    assert_eq!(token_of(&[0x30, 5, 0x30, 3, 2, 1, 2]), Err(StampError::Refused));
    assert_eq!(token_of(&[0x30, 5, 0x30, 3, 2, 1, 0]), Err(StampError::Form));
    for garbage in [&b""[..], b"<html>", &answer[..answer.len() - 1], &vec![0x30; MAX_TOKEN + 1]] {
        assert_eq!(token_of(garbage), Err(StampError::Form));
        assert_eq!(verify(garbage, MESSAGE, None, None), Err(StampError::Form));
    }
    assert_eq!(certificate(b"-----BEGIN"), Err(StampError::Form));
    assert!(request(&authority::digest(), 1, Some("best")).is_err());
}

#[test]
fn a_nonce_is_written_as_the_shortest_positive_number() {
    for (nonce, written) in [
        (0_u64, &[2, 1, 0][..]),
        (127, &[2, 1, 127]),
        (128, &[2, 2, 0, 128]),
        (u64::MAX, &[2, 9, 0, 255, 255, 255, 255, 255, 255, 255, 255]),
    ] {
        assert_eq!(crate::ask::number(nonce).unwrap().to_der().unwrap(), written);
    }
}

proptest::proptest! {
    #[test]
    fn bytes_of_anybody_do_no_harm(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        let _ = (token_of(&bytes), certificate(&bytes));
        proptest::prop_assert!(verify(&bytes, MESSAGE, None, None).is_err());
    }
}
