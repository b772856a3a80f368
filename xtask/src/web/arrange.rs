//! Puts functions that look alike beside each other, and keeps one of those that are the same.
//!
//! Generic code is compiled once for each type and comes out nearly the same each time. The compressor finds what is
//! repeated nearby best, so the order of functions, which means nothing to a browser, is worth a twentieth of the
//! download. Rust promises no function an address of its own, so two that are equal may be one.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// Functions that call each other turn out equal one after the other; few rounds find nearly all.
const ROUNDS: usize = 8;

/// The same program, its functions in another order and each of them once.
pub(crate) fn arrange(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(wasm).context("the web app's functions cannot be read")?;
    let mut places = Places::as_they_are(&functions);
    for _ in 0..ROUNDS {
        if !places.merge_equals(&functions)? {
            break;
        }
    }
    places.put_alike_together(&functions)?;
    let mut module = Module::new();
    places
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("the web app cannot be put in order")?;
    let arranged = module.finish();
    wasmparser::validate(&arranged).context("the web app in its new order is not valid")?;
    Ok(arranged)
}

/// What a module's functions are, before anything moves.
struct Functions<'a> {
    /// Functions that the browser gives come first and keep their numbers.
    imported: usize,
    /// By place: number of the type, and what it does.
    own: Vec<(u32, FunctionBody<'a>)>,
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        Ok(Self { imported, own: types.into_iter().zip(bodies).collect() })
    }
}

/// Where each function goes.
struct Places {
    /// Old number to new number, of all functions.
    numbers: Vec<u32>,
    /// Old places of those that stay, in their new order.
    order: Vec<usize>,
    /// Types of those that stay, in their new order.
    types: Vec<u32>,
}

impl Places {
    fn as_they_are(functions: &Functions<'_>) -> Self {
        let count = functions.imported + functions.own.len();
        Self {
            numbers: (0..).take(count).collect(),
            order: (0..functions.own.len()).collect(),
            types: functions.own.iter().map(|(of, _)| *of).collect(),
        }
    }

    /// The bytes of a function whose calls lead to the new numbers.
    fn written(&mut self, body: &FunctionBody<'_>) -> Result<Vec<u8>> {
        let mut function = self.new_function_with_parsed_locals(body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        Ok(function.into_raw_body())
    }

    /// Whether any were found. Numbers then lead to the first of equals; the others are still there.
    fn merge_equals(&mut self, functions: &Functions<'_>) -> Result<bool> {
        let mut first: HashMap<(u32, Vec<u8>), u32> = HashMap::new();
        let mut merged = self.numbers.clone();
        for place in 0..functions.own.len() {
            let (of, body) = &functions.own[place];
            let old = functions.imported + place;
            let number = *first.entry((*of, self.written(body)?)).or_insert(self.numbers[old]);
            merged[old] = number;
        }
        let found = merged != self.numbers;
        self.numbers = merged;
        Ok(found)
    }

    /// By type, then by what stands at the end: beginnings differ in what is set apart for local values.
    fn put_alike_together(&mut self, functions: &Functions<'_>) -> Result<()> {
        let mut by_look = BTreeMap::new();
        for place in 0..functions.own.len() {
            let (of, body) = &functions.own[place];
            let old = functions.imported + place;
            if self.numbers[old] as usize == old {
                let mut look = self.written(body)?;
                look.reverse();
                by_look.insert((*of, look, place), place);
            }
        }
        self.order = by_look.into_values().collect();
        self.types = self.order.iter().map(|place| functions.own[*place].0).collect();
        let mut placed = self.numbers.clone();
        for (new, place) in self.order.iter().enumerate() {
            placed[functions.imported + place] = u32::try_from(functions.imported + new)?;
        }
        // Equals go where the first of them went.
        self.numbers = self.numbers.iter().map(|first| placed[*first as usize]).collect();
        Ok(())
    }
}

impl Reencode for Places {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        self.numbers.get(old as usize).copied().ok_or(Error::InvalidCodeSectionSize)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for of in &self.types {
            functions.function(*of);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in std::mem::take(&mut self.order) {
            utils::parse_function_body(self, code, bodies[place].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function, ImportSection, Instruction,
        RefType, TableSection, TableType, TypeSection, ValType,
    };

    /// One import; `same` twice, two callers of the two, and one that is like no other; a table and exports.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("browser", "ask", wasm_encoder::EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let bodies: [&[Instruction<'_>]; 5] = [
            &[Instruction::LocalGet(0), Instruction::Call(4)],
            &[Instruction::LocalGet(0), Instruction::Call(5)],
            &[Instruction::I32Const(7)],
            &[Instruction::LocalGet(0), Instruction::Call(0)],
            &[Instruction::LocalGet(0), Instruction::Call(0)],
        ];
        for body in bodies {
            functions.function(0);
            let mut function = Function::new([]);
            for instruction in body {
                function.instruction(instruction);
            }
            function.instruction(&Instruction::End);
            code.function(&function);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 2,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([2_u32, 3].as_slice().into()));
        let mut exports = ExportSection::new();
        exports.export("first", ExportKind::Func, 1);
        exports.export("second", ExportKind::Func, 2);
        exports.export("seven", ExportKind::Func, 3);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    fn exported(wasm: &[u8]) -> BTreeMap<String, u32> {
        let mut found = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(section) = payload.unwrap() {
                for export in section {
                    let export = export.unwrap();
                    found.insert(export.name.to_owned(), export.index);
                }
            }
        }
        found
    }

    #[test]
    fn equals_become_one_and_so_do_their_callers() {
        let arranged = arrange(&module()).unwrap();
        let functions = Functions::read(&arranged).unwrap();
        assert_eq!((functions.imported, functions.own.len()), (1, 3));
        let exported = exported(&arranged);
        assert_eq!(exported["first"], exported["second"]);
        assert_ne!(exported["first"], exported["seven"]);
        // The one that gives seven still does, wherever it is now.
        let mut places = Places::as_they_are(&functions);
        let seven = &functions.own[exported["seven"] as usize - 1].1;
        let expected =
            Functions::read(&module()).map(|before| places.written(&before.own[2].1).unwrap()).unwrap();
        assert_eq!(places.written(seven).unwrap(), expected);
    }

    #[test]
    fn what_is_arranged_stays_as_it_is() {
        let once = arrange(&module()).unwrap();
        assert_eq!(arrange(&once).unwrap(), once);
    }
}
