//! The QR code as it is drawn, square by square: neither mirrored nor turned, and of the proof that is inside.

use lopdf::content::Content;
use qrcode::{Color, EcLevel, QrCode};
use sha2::{Digest as _, Sha256};

use super::*;

/// Left, bottom, right and top on the page, in points.
type Area = [f32; 4];
/// As PDF writes it.
type Matrix = [f32; 6];

const AS_IT_IS: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one, then the other.
fn then(one: Matrix, other: Matrix) -> Matrix {
    let turned = |x: f32, y: f32| (x * other[0] + y * other[2], x * other[1] + y * other[3]);
    let (right, up, place) = (turned(one[0], one[1]), turned(one[2], one[3]), turned(one[4], one[5]));
    [right.0, right.1, up.0, up.1, place.0 + other[4], place.1 + other[5]]
}

fn area(corners: &[(f32, f32)]) -> Area {
    let least = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::INFINITY, f32::min);
    let most = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
    [least(|at| at.0), least(|at| at.1), most(|at| at.0), most(|at| at.1)]
}

/// The rectangles of the path with the most of them that the pages fill at once: nothing but the code has hundreds.
fn rectangles(pdf: &[u8]) -> Vec<Area> {
    let document = Document::load_mem(pdf).unwrap();
    let mut most = Vec::new();
    for page in document.get_pages().into_values() {
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let (mut saved, mut now) = (Vec::new(), AS_IT_IS);
        let (mut path, mut corners) = (Vec::new(), Vec::new());
        for operation in content.operations {
            let numbers: Vec<f32> = operation.operands.iter().filter_map(|it| it.as_float().ok()).collect();
            let at = |x: f32, y: f32| {
                let [.., x, y] = then([1.0, 0.0, 0.0, 1.0, x, y], now);
                (x, y)
            };
            match (operation.operator.as_str(), &numbers[..]) {
                ("q", _) => saved.push(now),
                ("Q", _) => now = saved.pop().unwrap(),
                ("cm", six) => now = then(six.try_into().unwrap(), now),
                ("re", &[x, y, width, height]) => path.push(area(&[at(x, y), at(x + width, y + height)])),
                ("m", &[x, y]) => corners = vec![at(x, y)],
                ("l", &[x, y]) => corners.push(at(x, y)),
                ("h", _) => path.push(area(&corners)),
                ("f" | "f*", _) => {
                    if path.len() > most.len() {
                        most.clone_from(&path);
                    }
                    path.clear();
                }
                _ => {}
            }
        }
    }
    most
}

/// The squares of a side of so many, from top to bottom and from left to right, as whoever looks at the page sees them.
fn seen(drawn: &[Area], side: usize) -> Vec<bool> {
    let corners: Vec<_> =
        drawn.iter().flat_map(|&[left, bottom, right, top]| [(left, bottom), (right, top)]).collect();
    let [left, bottom, right, top] = area(&corners);
    assert!((right - left - (top - bottom)).abs() < 0.01, "a code is as wide as it is high");
    let unit = (right - left) / f32::from(u16::try_from(side).unwrap());
    let middle = |place: usize| (f32::from(u16::try_from(place).unwrap()) + 0.5) * unit;
    let is_dark = |place: usize| {
        let (x, y) = (left + middle(place % side), top - middle(place / side));
        drawn.iter().any(|area| (area[0]..area[2]).contains(&x) && (area[1]..area[3]).contains(&y))
    };
    (0..side * side).map(is_dark).collect()
}

#[test]
fn the_code_that_is_drawn_is_that_of_the_digest_of_the_proof_inside() {
    for proof in [ARABIC, FRENCH] {
        let digest = format!("sha256:{:x}", Sha256::digest(proof));
        let code = QrCode::with_error_correction_level(digest, EcLevel::M).unwrap();
        let side = code.width();
        let dark: Vec<bool> = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        assert!(seen(&rectangles(&charter_pdf(proof, &FONTS).unwrap()), side) == dark);
    }
}
