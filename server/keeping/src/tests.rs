//! What is sealed is opened by its recipients alone, whole or not at all.

use std::io::{Read, Write};

use zeroize::Zeroizing;

use crate::{Identities, KeepingError, KeyPair, Opening, Recipients, Sealed, Sealing, reading};

fn no_passphrase() -> std::io::Result<Zeroizing<String>> {
    panic!("nobody should be asked")
}

/// Three chunks of age's stream and a bit.
fn content() -> Vec<u8> {
    (0..200_000_u32).flat_map(u32::to_le_bytes).take(3 * 65_536 + 17).collect()
}

fn seal(plain: &[u8], out: &mut Vec<u8>, recipients: &Recipients) -> Result<Sealed, KeepingError> {
    let mut sealing = Sealing::begin(out, recipients)?;
    sealing.write_all(plain)?;
    sealing.finish()
}

fn open(sealed: &[u8], out: &mut Vec<u8>, by: &Identities) -> Result<Sealed, KeepingError> {
    let mut opening = Opening::begin(sealed, by)?;
    opening.read_to_end(out).map_err(reading)?;
    opening.finish()
}

fn sealed_to(keys: &[&KeyPair]) -> Vec<u8> {
    let recipients = Recipients::parse(keys.iter().map(|key| key.recipient())).unwrap();
    let mut out = Vec::new();
    seal(&content(), &mut out, &recipients).unwrap();
    out
}

#[test]
fn each_recipient_opens_what_was_sealed_and_nobody_else() {
    let (anna, omar, other) = (KeyPair::make(), KeyPair::make(), KeyPair::make());
    let sealed = sealed_to(&[&anna, &omar]);
    for key in [anna, omar] {
        let mut plain = Vec::new();
        let passed = open(&sealed, &mut plain, &key.into_identities()).unwrap();
        assert!(plain == content());
        assert_eq!(passed.bytes, plain.len() as u64);
    }
    let refused = open(&sealed, &mut Vec::new(), &other.into_identities());
    assert!(matches!(refused, Err(KeepingError::OtherRecipient)));
}

#[test]
fn a_changed_bit_a_missing_end_or_another_file_is_told_as_damage() {
    let key = KeyPair::make();
    let sealed = sealed_to(&[&key]);
    let identities = key.into_identities();
    let mut flipped = sealed.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let cut_inside = &sealed[..sealed.len() - 5];
    // At the border of a chunk nothing is half read: only the mark of the last chunk tells.
    let cut_at_a_chunk = &sealed[..sealed.len() - 17 - 16];
    for damaged in [flipped.as_slice(), cut_inside, cut_at_a_chunk, b"not a backup", b""] {
        let outcome = open(damaged, &mut Vec::new(), &identities);
        assert!(matches!(outcome, Err(KeepingError::Damaged(_) | KeepingError::Io(_))), "{outcome:?}");
    }
}

#[test]
fn a_recipient_that_is_none_is_named() {
    assert!(
        matches!(Recipients::parse(["age1nonsense"]), Err(KeepingError::Recipient(text)) if text == "age1nonsense")
    );
    assert!(matches!(Recipients::parse(Vec::<String>::new()), Err(KeepingError::NoRecipient)));
}

#[test]
fn identities_come_from_a_plain_file_or_one_under_a_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let key = KeyPair::make();
    let sealed = sealed_to(&[&key]);
    let text = format!("# made for a test\n{}\n", *key.secret());
    let plain = folder.path().join("plain");
    std::fs::write(&plain, &text).unwrap();
    let identities = Identities::read(&plain, &mut no_passphrase).unwrap();
    open(&sealed, &mut Vec::new(), &identities).unwrap();

    let locked = folder.path().join("locked");
    let mut recipient = age::scrypt::Recipient::new(String::from("trois petits chats").into());
    recipient.set_work_factor(2);
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = encryptor.wrap_output(std::fs::File::create(&locked).unwrap()).unwrap();
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap();
    let typed = |text: &str| {
        let text = text.to_owned();
        move || Ok(Zeroizing::new(text.clone()))
    };
    let identities = Identities::read(&locked, &mut typed("trois petits chats")).unwrap();
    open(&sealed, &mut Vec::new(), &identities).unwrap();
    let wrong = Identities::read(&locked, &mut typed("trois petits chiens")).err().unwrap();
    assert!(matches!(wrong, KeepingError::Passphrase), "{wrong}");
}

#[test]
fn a_file_without_an_identity_is_refused_without_repeating_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("empty", "# nothing\n"), ("other", "a private thing\n")] {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        let error = Identities::read(&file, &mut no_passphrase).err().unwrap();
        assert!(matches!(error, KeepingError::Identity(_)), "{error}");
        assert!(!error.to_string().contains("private"), "{error}");
    }
}
