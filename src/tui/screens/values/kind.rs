//! The kinds of values, as a person would name them.

use crate::catalogue::ValueKind;

pub(super) fn in_words(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Domain => "a DNS domain",
        ValueKind::Fqdn => "a fully qualified host name",
        ValueKind::Ip => "an IPv4 or IPv6 address",
        ValueKind::SipUser => "a SIP address, with or without sip:",
        ValueKind::Upn => "a user principal name",
        ValueKind::Smtp => "a mail address",
        ValueKind::Sam => "a pre-Windows 2000 account name",
        ValueKind::Mailbox => "a mailbox: alias, UPN, mail address or GUID",
        ValueKind::Name => "the name of an object",
        ValueKind::PolicyName => "the name of a per-user policy",
        ValueKind::Word => "letters, digits, dots, hyphens, underscores",
        ValueKind::Server => "a host name, short or fully qualified",
        ValueKind::Site => "a site, by its SiteId",
        ValueKind::Thumbprint => "a thumbprint of 40 hexadecimal digits",
        ValueKind::Guid => "a GUID",
        ValueKind::Port => "a port, 1 to 65535",
        ValueKind::Country => "a country code of two letters",
        ValueKind::CertificateAuthority => "a certification authority, as host\\name",
        ValueKind::Path => "a Windows path",
        ValueKind::DistinguishedName => "an LDAP distinguished name",
        ValueKind::Url => "a web address",
        ValueKind::Boolean => "True or False",
        ValueKind::Text => "any printable text",
    }
}
