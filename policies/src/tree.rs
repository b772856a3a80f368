//! Reads a type out of a parsed file, and says at which byte it could not.
//!
//! The `toml` crate reads types too, by a handful of nested deserialisers for each of them: half a megabyte of a web
//! app for the types of this crate. This is one, for the few shapes that policies have. It knows which shape was asked for, so
//! that a mistake is a value and not the sentence of a library.

use std::fmt;

use serde::{
    Deserializer,
    de::{
        self, DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::MapAccessDeserializer,
    },
    forward_to_deserialize_any,
};
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use crate::{
    Period, Reason, Slug, TimeOfDay,
    reason::{Bounds, Shape, Shapes, Unknown},
};

/// Why a value is not of the expected type.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// Where, in bytes from the start of the file; unknown until a value around it is known.
    pub(crate) byte: Option<usize>,
    pub(crate) reason: Reason,
}

impl Wrong {
    fn because(reason: Reason) -> Self {
        Self { byte: None, reason }
    }

    fn at(self, byte: usize) -> Self {
        Self { byte: self.byte.or(Some(byte)), ..self }
    }
}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self::because(Reason::Unreadable(reason.to_string()))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::because(Reason::KeyUnknown(Unknown::new(field, expected)))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::because(Reason::WordUnknown(Unknown::new(variant, expected)))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::because(Reason::KeyMissing(field.to_owned()))
    }
}

impl std::error::Error for Wrong {}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

/// Reads a whole file.
///
/// # Errors
/// The first thing that is not as the type wants it.
pub(crate) fn read<T: de::DeserializeOwned>(root: &DeTable<'_>) -> Result<T, Wrong> {
    T::deserialize(Node::Table(root))
}

/// A value, or the file as a whole.
#[derive(Clone, Copy)]
enum Node<'t> {
    Table(&'t DeTable<'t>),
    Value(&'t DeValue<'t>),
}

impl<'t> Node<'t> {
    fn new(value: &'t Spanned<DeValue<'t>>) -> Self {
        match value.get_ref() {
            DeValue::Table(table) => Self::Table(table),
            other => Self::Value(other),
        }
    }

    fn text(self) -> Option<&'t str> {
        match self {
            Self::Value(DeValue::String(text)) => Some(text),
            _ => None,
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Table(_) | Self::Value(DeValue::Table(_)) => Shape::Table,
            Self::Value(DeValue::Array(_)) => Shape::List,
            Self::Value(DeValue::String(_)) => Shape::Text,
            Self::Value(DeValue::Boolean(_)) => Shape::Truth,
            Self::Value(DeValue::Integer(_)) => Shape::Whole,
            Self::Value(DeValue::Float(_)) => Shape::Decimal,
            Self::Value(DeValue::Datetime(_)) => Shape::Date,
        }
    }

    fn is_not<T>(self, wanted: Shape) -> Result<T, Wrong> {
        Err(Wrong::because(Reason::Shape(Shapes { found: self.shape(), wanted })))
    }

    fn number<'de, V: Visitor<'de>>(self, most: u32, visitor: V) -> Result<V::Value, Wrong> {
        let Self::Value(DeValue::Integer(digits)) = self else { return self.is_not(Shape::Whole) };
        match i64::from_str_radix(digits.as_str(), digits.radix()) {
            Ok(number) if (0..=i64::from(most)).contains(&number) => visitor.visit_i64(number),
            _ => {
                let found = digits.as_str().to_owned();
                Err(Wrong::because(Reason::OutOfRange(Bounds { found, least: 0, most })))
            }
        }
    }
}

/// One `match` for each shape, so that a type brings the code of its own shape alone.
impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Wrong;

    /// A shape that no policy has yet.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        Err(Wrong::invalid_type(de::Unexpected::Other("value"), &visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Value(DeValue::Boolean(value)) => visitor.visit_bool(*value),
            _ => self.is_not(Shape::Truth),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.number(u8::MAX.into(), visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.number(u16::MAX.into(), visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.number(u32::MAX, visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.text() {
            Some(text) => visitor.visit_str(text),
            None => self.is_not(Shape::Text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Value(DeValue::Array(items)) => visitor.visit_seq(Items(items.iter())),
            _ => self.is_not(Shape::List),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Table(table) => visitor.visit_map(pairs(table)),
            Self::Value(_) => self.is_not(Shape::Table),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    /// A choice is a word; a length of time, and nothing else, is a table whose only key is the word.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match (self, name) {
            (Self::Table(table), Period::NAME) if table.len() == 1 => {
                visitor.visit_enum(MapAccessDeserializer::new(pairs(table)))
            }
            (_, Period::NAME) => self.is_not(Shape::Length),
            (Self::Value(DeValue::String(text)), _) => {
                let text: &str = text;
                visitor.visit_enum(text.into_deserializer())
            }
            _ => self.is_not(Shape::Word),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let text = self.text().unwrap_or_default();
        match name {
            // Not a text at all is told below.
            _ if self.text().is_none() => visitor.visit_newtype_struct(self),
            Slug::NAME if Slug::new(text).is_err() => Err(Wrong::because(Reason::NotAnId(text.to_owned()))),
            TimeOfDay::NAME if text.parse::<TimeOfDay>().is_err() => {
                Err(Wrong::because(Reason::NotATime(text.to_owned())))
            }
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i8 i16 i32 i64 i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct }
}

struct Items<'t>(std::slice::Iter<'t, Spanned<DeValue<'t>>>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Some(item) = self.0.next() else { return Ok(None) };
        seed.deserialize(Node::new(item)).map(Some).map_err(|wrong| wrong.at(item.span().start))
    }
}

fn pairs<'de, 't>(table: &'t DeTable<'t>) -> impl MapAccess<'de, Error = Wrong> {
    Pairs { pairs: table.iter(), value: None }
}

struct Pairs<'t, I> {
    pairs: I,
    value: Option<&'t Spanned<DeValue<'t>>>,
}

impl<'de, 't, I> MapAccess<'de> for Pairs<'t, I>
where
    I: Iterator<Item = (&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>)>,
{
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        self.value = Some(value);
        let name: &str = key.get_ref();
        seed.deserialize(name.into_deserializer())
            .map(Some)
            .map_err(|wrong: Wrong| wrong.at(key.span().start))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Wrong> {
        let value = self.value.take().ok_or_else(|| Wrong::custom("a value without its key"))?;
        seed.deserialize(Node::new(value)).map_err(|wrong| wrong.at(value.span().start))
    }
}
