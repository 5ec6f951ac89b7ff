//! The sentence that says what was proven.

use std::fmt;

use super::Proof;

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} scenarios by {} projections: {} steps, {} commands, {} texts, {} cmdlets with {} parameters of \
             Microsoft's reference, {} with {} by other sources: ",
            thousands(self.leaves),
            thousands(self.projections as u128),
            self.steps,
            self.commands,
            thousands(self.texts.len() as u128),
            self.referenced.cmdlets,
            self.referenced.parameters,
            self.own.cmdlets,
            self.own.parameters,
        )?;
        match self.findings.len() {
            0 => f.write_str("complete, lawful, reachable")?,
            1 => f.write_str("1 finding")?,
            more => write!(f, "{more} findings")?,
        }
        match self.excepted.len() {
            0 => Ok(()),
            1 => f.write_str("; 1 exception by name"),
            more => write!(f, "; {more} exceptions by name"),
        }
    }
}

/// A number as a person reads it: `41,044`.
#[must_use]
pub fn thousands(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
