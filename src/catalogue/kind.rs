//! The kinds of facts, and what each accepts.

use serde::{Deserialize, Serialize};

use super::accept;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $word:literal => $check:path;)+) => {
        /// What a value is: decides what is accepted and how it is worded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ValueKind { $($(#[$doc])* $variant),+ }

        impl ValueKind {
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Cleans a text of blanks, invisible marks and prefixes, and checks what is left.
            ///
            /// # Errors
            /// In words: what is wrong with it.
            pub fn accept(self, text: &str) -> Result<String, String> {
                let clean = accept::printable(text)?;
                match self { $(Self::$variant => $check(&clean)),+ }
            }
        }
    };
}

impl ValueKind {
    /// Whether it says who somebody is.
    #[must_use]
    pub fn names_person(self) -> bool {
        matches!(
            self,
            Self::SipUser | Self::Upn | Self::Smtp | Self::Sam | Self::Mailbox
        )
    }

    /// Whether white space ends it, so that it can be a column of a list: of a mailbox, alias and addresses have none. A
    /// port and a truth are worded without quotation marks, which a column never is.
    #[must_use]
    pub fn is_one_word(self) -> bool {
        matches!(
            self,
            Self::Domain
                | Self::Fqdn
                | Self::Ip
                | Self::SipUser
                | Self::Upn
                | Self::Smtp
                | Self::Mailbox
                | Self::Word
                | Self::Server
                | Self::Thumbprint
                | Self::Guid
                | Self::Country
                | Self::Url
        )
    }

    /// Whether nothing but ASCII is accepted.
    #[must_use]
    pub fn is_ascii(self) -> bool {
        matches!(
            self,
            Self::Domain
                | Self::Fqdn
                | Self::Ip
                | Self::SipUser
                | Self::Upn
                | Self::Smtp
                | Self::Word
                | Self::Server
                | Self::Thumbprint
                | Self::Guid
                | Self::Port
                | Self::Country
                | Self::Url
                | Self::Boolean
        )
    }
}

kinds! {
    /// A DNS domain such as `contoso.com`.
    Domain = "domain" => accept::domain;
    /// A fully qualified host name.
    Fqdn = "fqdn" => accept::domain;
    /// An IPv4 or IPv6 address.
    Ip = "ip" => accept::ip;
    /// A SIP address without its `sip:`.
    SipUser = "sip-user" => accept::sip_user;
    /// A user principal name.
    Upn = "upn" => accept::address;
    /// An SMTP address.
    Smtp = "smtp" => accept::address;
    /// A pre-Windows 2000 account name, 1 to 20 characters.
    Sam = "sam" => accept::sam;
    /// A mailbox: alias, UPN, SMTP address or GUID.
    Mailbox = "mailbox" => accept::identity;
    /// The name of an object, without quotation marks.
    Name = "name" => accept::name;
    /// The name of a per-user policy: never Global, a site or a wildcard.
    PolicyName = "policy-name" => accept::policy_name;
    /// A name of letters, digits, dots, hyphens and underscores.
    Word = "word" => accept::word;
    /// A short host name or an FQDN.
    Server = "server" => accept::server;
    /// A site of the topology, by its `SiteId`.
    Site = "site" => accept::site;
    /// 40 hexadecimal digits.
    Thumbprint = "thumbprint" => accept::thumbprint;
    Guid = "guid" => accept::guid;
    /// 1 to 65535.
    Port = "port" => accept::port;
    /// An ISO 3166-1 alpha-2 code.
    Country = "country" => accept::country;
    /// A certification authority: `ca01.contoso.local\contoso-CA`.
    CertificateAuthority = "certificate-authority" => accept::certificate_authority;
    /// A Windows path.
    Path = "path" => accept::path;
    /// An LDAP distinguished name.
    DistinguishedName = "distinguished-name" => accept::distinguished_name;
    /// A web address.
    Url = "url" => accept::url;
    /// `True` or `False`.
    Boolean = "boolean" => accept::boolean;
    /// Any printable text.
    Text = "text" => accept::name;
}
