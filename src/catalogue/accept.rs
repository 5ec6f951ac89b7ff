//! What each kind of value accepts: the rules of DNS, SIP, Active Directory and Windows, in words.

use super::is_harmful;

type Accepted = Result<String, String>;

/// Marks that certificate dialogs and web pages slip into a copied text.
const INVISIBLE: [char; 7] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
];

pub(super) fn printable(text: &str) -> Accepted {
    let clean: String = text.chars().filter(|c| !INVISIBLE.contains(c)).collect();
    let clean = clean.trim().to_owned();
    if let Some(bad) = clean.chars().find(|c| is_harmful(*c)) {
        return Err(format!(
            "it holds the control character U+{:04X}",
            u32::from(bad)
        ));
    }
    if clean.is_empty() {
        return Err("it is empty".to_owned());
    }
    if clean.chars().count() > 512 {
        return Err("it is longer than 512 characters".to_owned());
    }
    Ok(clean)
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '`' | '\u{2018}'..='\u{201f}')
}

pub(super) fn domain(text: &str) -> Accepted {
    let clean = text.trim_end_matches('.').to_ascii_lowercase();
    if !clean.is_ascii() {
        return Err(
            "only letters a to z, digits and hyphens may stand in a domain name".to_owned(),
        );
    }
    if clean.contains('_') {
        return Err("an underscore is not allowed in a domain name".to_owned());
    }
    if clean.len() > 253 {
        return Err("a domain name has at most 253 characters".to_owned());
    }
    if !clean.contains('.') {
        return Err("it needs at least two parts, such as contoso.com".to_owned());
    }
    match clean.split('.').find(|label| !is_label(label)) {
        Some(label) => Err(format!(
            "the part `{label}` is not 1 to 63 letters, digits and inner hyphens"
        )),
        None if clean
            .rsplit('.')
            .next()
            .is_some_and(|top| top.bytes().all(|b| b.is_ascii_digit())) =>
        {
            Err("the last part of a domain name is not a number".to_owned())
        }
        None => Ok(clean),
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

pub(super) fn ip(text: &str) -> Accepted {
    text.parse::<std::net::IpAddr>()
        .map(|address| address.to_string())
        .map_err(|_| "it is not an IPv4 or IPv6 address".to_owned())
}

pub(super) fn sip_user(text: &str) -> Accepted {
    let bare = match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("sip") => rest.trim_start(),
        _ => text,
    };
    address(bare)
}

pub(super) fn address(text: &str) -> Accepted {
    let Some((local, host)) = text.rsplit_once('@') else {
        return Err("it needs an @, as in user@contoso.com".to_owned());
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_{|}~.".contains(c);
    if local.is_empty() || local.len() > 64 {
        return Err("before the @ stand 1 to 64 characters".to_owned());
    }
    if let Some(bad) = local.chars().find(|c| !allowed(*c)) {
        return Err(format!("`{bad}` may not stand before the @"));
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err("a dot before the @ stands between two other characters".to_owned());
    }
    domain(host).map(|host| format!("{local}@{host}"))
}

pub(super) fn sam(text: &str) -> Accepted {
    if text.chars().count() > 20 {
        return Err("an account name has at most 20 characters".to_owned());
    }
    match text.chars().find(|c| "\"/\\[]:;|=,+*?<>@".contains(*c)) {
        Some(bad) => Err(format!("`{bad}` may not stand in an account name")),
        None if text.ends_with('.') => Err("an account name does not end with a dot".to_owned()),
        None => name(text),
    }
}

pub(super) fn name(text: &str) -> Accepted {
    // O'Brien is a name; typographic marks are a slip of a word processor.
    match text.chars().find(|c| is_quote(*c) && *c != '\'') {
        Some(bad) => Err(format!("the quotation mark `{bad}` may not stand in it")),
        None => Ok(text.to_owned()),
    }
}

/// One object, never several.
pub(super) fn identity(text: &str) -> Accepted {
    if text.contains(['*', '?']) {
        return Err("a wildcard would name several objects".to_owned());
    }
    name(text)
}

pub(super) fn policy_name(text: &str) -> Accepted {
    if text.eq_ignore_ascii_case("global") || text.contains(':') {
        return Err("a policy for single users is wanted: not Global, not of a site".to_owned());
    }
    identity(text)
}

pub(super) fn word(text: &str) -> Accepted {
    let fits = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    if text.len() <= 64 && text.chars().all(fits) {
        return Ok(text.to_owned());
    }
    Err("1 to 64 letters, digits, dots, hyphens and underscores, without blanks".to_owned())
}

pub(super) fn server(text: &str) -> Accepted {
    if text.contains('.') {
        return domain(text);
    }
    if text.len() <= 15 && is_label(text) {
        return Ok(text.to_owned());
    }
    Err("a server name has 1 to 15 letters, digits and inner hyphens, or is an FQDN".to_owned())
}

pub(super) fn site(text: &str) -> Accepted {
    if text.to_ascii_lowercase().starts_with("site:") {
        return Err("give the SiteId alone, without `site:`".to_owned());
    }
    name(text)
}

pub(super) fn thumbprint(text: &str) -> Accepted {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ':')
        .collect();
    if bare.len() == 40 && bare.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(bare.to_ascii_uppercase());
    }
    Err(format!(
        "a thumbprint has 40 hexadecimal digits; these are {} characters",
        bare.chars().count()
    ))
}

pub(super) fn guid(text: &str) -> Accepted {
    let bare = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .unwrap_or(text)
        .to_ascii_lowercase();
    let lengths: Vec<usize> = bare.split('-').map(str::len).collect();
    if lengths != [8, 4, 4, 4, 12] || !bare.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        return Err("a GUID reads like 8f7c1b2a-0d3e-4f5a-9b6c-7d8e9f0a1b2c".to_owned());
    }
    if bare.bytes().all(|b| b == b'0' || b == b'-') {
        return Err("a GUID of zeros names nothing".to_owned());
    }
    Ok(bare)
}

pub(super) fn port(text: &str) -> Accepted {
    match text.parse::<u16>() {
        Ok(number) if number > 0 => Ok(number.to_string()),
        _ => Err("a port is a number from 1 to 65535".to_owned()),
    }
}

pub(super) fn country(text: &str) -> Accepted {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(text.to_ascii_uppercase());
    }
    Err("a country is two letters, such as US or DE".to_owned())
}

pub(super) fn certificate_authority(text: &str) -> Accepted {
    match text.split_once('\\') {
        Some((host, authority)) if !authority.is_empty() && !authority.contains('\\') => {
            server(host)?;
            name(text)
        }
        _ => Err("it reads HOST\\NAME, such as ca01.contoso.local\\contoso-CA".to_owned()),
    }
}

pub(super) fn path(text: &str) -> Accepted {
    let drive = text.as_bytes();
    let rooted = text.starts_with("\\\\")
        || matches!(drive, [letter, b':', b'\\', ..] if letter.is_ascii_alphabetic());
    if !rooted {
        return Err("a path begins with a drive or a share, such as C:\\Temp".to_owned());
    }
    if let Some(bad) = text
        .chars()
        .skip(2)
        .find(|c| "<>\"|?*:".contains(*c) || is_quote(*c))
    {
        return Err(format!("`{bad}` may not stand in a path"));
    }
    Ok(text.to_owned())
}

pub(super) fn distinguished_name(text: &str) -> Accepted {
    let parts_fit = text.split(',').all(|part| {
        part.split_once('=').is_some_and(|(key, value)| {
            ["CN", "OU", "DC"].contains(&key.trim().to_ascii_uppercase().as_str())
                && !value.trim().is_empty()
        })
    });
    if parts_fit {
        return name(text);
    }
    Err("a distinguished name reads like OU=Staff,DC=contoso,DC=com".to_owned())
}

pub(super) fn url(text: &str) -> Accepted {
    let Some(rest) = text.strip_prefix("https://") else {
        return Err("an address begins with https://".to_owned());
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = domain(host)?;
    match path
        .chars()
        .find(|c| !c.is_ascii_graphic() || is_quote(*c) || "<>".contains(*c))
    {
        Some(bad) => Err(format!("`{bad}` may not stand in an address")),
        None => Ok(format!("https://{host}/{path}")),
    }
}

pub(super) fn boolean(text: &str) -> Accepted {
    match text.trim_start_matches('$').to_ascii_lowercase().as_str() {
        "true" => Ok("True".to_owned()),
        "false" => Ok("False".to_owned()),
        _ => Err("it is True or False".to_owned()),
    }
}
