//! What a browser says over one connection, piece by piece as it passes: HTTP/1.1 requests, then perhaps WebSocket
//! frames, whose masks are taken off so that their content can be searched.

/// Reads one side of a connection as its bytes come.
#[derive(Default)]
pub(crate) struct Wire {
    state: State,
    /// Bytes that are not yet understood: a head, or the beginning of a frame.
    held: Vec<u8>,
}

#[derive(Default)]
enum State {
    /// In the head of a request.
    #[default]
    Head,
    /// In a body of which this many bytes are to come.
    Body(u64),
    /// In a body of unknown length, or in something that is not HTTP: kept as it is to the end.
    Raw,
    /// Between two frames, or in the head of one.
    FrameHead,
    /// In the content of a frame: bytes to come, mask, place in the mask.
    Frame { left: u64, mask: [u8; 4], at: usize },
}

/// A head longer than this is not HTTP as a browser speaks it.
const LONGEST_HEAD: usize = 64 * 1024;

impl Wire {
    /// Takes the next bytes; gives what can be kept of them, in the order in which it was said.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut kept = Vec::with_capacity(bytes.len() + 1);
        self.held.extend_from_slice(bytes);
        loop {
            let before = self.held.len();
            match self.state {
                State::Head => self.head(&mut kept),
                State::Body(left) => {
                    let left = left - self.pass(left, &mut kept, |_, byte| byte);
                    self.state = if left == 0 { State::Head } else { State::Body(left) };
                }
                State::Raw => kept.append(&mut self.held),
                State::FrameHead => self.frame_head(),
                State::Frame { left, mask, at } => {
                    let passed = self.pass(left, &mut kept, |place, byte| byte ^ mask[(at + place) % 4]);
                    let left = left - passed;
                    let at = at + usize::try_from(passed).expect("what is held fits in memory");
                    self.state = State::Frame { left, mask, at };
                    if left == 0 {
                        // Frames would otherwise run into each other.
                        kept.push(b'\n');
                        self.state = State::FrameHead;
                    }
                }
            }
            if self.held.is_empty() || self.held.len() == before {
                return kept;
            }
        }
    }

    fn pass(&mut self, left: u64, kept: &mut Vec<u8>, read: impl Fn(usize, u8) -> u8) -> u64 {
        let now = usize::try_from(left).unwrap_or(usize::MAX).min(self.held.len());
        kept.extend(self.held.drain(..now).enumerate().map(|(place, byte)| read(place, byte)));
        now as u64
    }

    fn head(&mut self, kept: &mut Vec<u8>) {
        let Some(end) = self.held.windows(4).position(|four| four == b"\r\n\r\n") else {
            if self.held.len() > LONGEST_HEAD {
                self.state = State::Raw;
            }
            return;
        };
        let head: Vec<u8> = self.held.drain(..end + 4).collect();
        let text = String::from_utf8_lossy(&head).to_ascii_lowercase();
        let field = |name: &str| {
            text.lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.trim())
        };
        self.state = if field("upgrade") == Some("websocket") {
            State::FrameHead
        } else if field("transfer-encoding").is_some() {
            State::Raw
        } else {
            match field("content-length").map(str::parse) {
                None | Some(Ok(0)) => State::Head,
                Some(Ok(length)) => State::Body(length),
                Some(Err(_)) => State::Raw,
            }
        };
        kept.extend_from_slice(&head);
    }

    /// RFC 6455, section 5.2.
    fn frame_head(&mut self) {
        let [_, second, ..] = self.held[..] else { return };
        let masked = second & 0x80 != 0;
        let (extended, short) = match second & 0x7f {
            126 => (2, None),
            127 => (8, None),
            short => (0, Some(u64::from(short))),
        };
        let size = 2 + extended + if masked { 4 } else { 0 };
        if self.held.len() < size {
            return;
        }
        let head: Vec<u8> = self.held.drain(..size).collect();
        let left = short
            .unwrap_or_else(|| head[2..2 + extended].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)));
        let mask =
            if masked { [head[size - 4], head[size - 3], head[size - 2], head[size - 1]] } else { [0; 4] };
        self.state = if left == 0 { State::FrameHead } else { State::Frame { left, mask, at: 0 } };
    }
}

#[cfg(test)]
mod tests {
    use super::Wire;

    /// Whatever the pieces in which bytes come, what is kept is the same.
    fn kept(bytes: &[u8]) -> String {
        let whole = Wire::default().take(bytes);
        for size in 1..=7 {
            let mut wire = Wire::default();
            let pieces: Vec<u8> = bytes.chunks(size).flat_map(|piece| wire.take(piece)).collect();
            assert_eq!(pieces, whole, "in pieces of {size}");
        }
        String::from_utf8(whole).expect("these tests speak text")
    }

    fn frame(content: &[u8], mask: [u8; 4]) -> Vec<u8> {
        let mut bytes = vec![0x82];
        match u16::try_from(content.len()).expect("short enough") {
            short @ 0..126 => bytes.push(0x80 | u8::try_from(short).expect("below 126")),
            longer => {
                bytes.push(0x80 | 0x7e);
                bytes.extend(longer.to_be_bytes());
            }
        }
        bytes.extend(mask);
        bytes.extend(content.iter().enumerate().map(|(place, byte)| byte ^ mask[place % 4]));
        bytes
    }

    #[test]
    fn requests_are_kept_as_they_are() {
        let said = "POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhelloGET /b HTTP/1.1\r\nHost: x\r\n\r\n";
        assert_eq!(kept(said.as_bytes()), said);
    }

    #[test]
    fn bodies_of_unknown_length_are_kept_to_the_end() {
        let said = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nGET /b";
        assert_eq!(kept(said.as_bytes()), said);
    }

    #[test]
    fn frames_are_kept_without_their_masks() {
        let head = "GET /stream HTTP/1.1\r\nUpgrade: websocket\r\n\r\n";
        let long = "mot ".repeat(100);
        let mut said = head.as_bytes().to_vec();
        said.extend(frame(b"un", [1, 2, 3, 4]));
        said.extend(frame(b"", [9, 9, 9, 9]));
        said.extend(frame(long.as_bytes(), [250, 7, 99, 128]));
        assert_eq!(kept(&said), format!("{head}un\n{long}\n"));
    }
}
