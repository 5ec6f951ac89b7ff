//! The order of the work with its gates, written down by hand from the domain file of field practice.

/// A deployment: its answers, and what takes place, in order.
///
/// `(v)` is what happens by itself and is only checked. Gates stand between bars: `R` replication, `D` a delta of the
/// synchronization, `T` the storage test; those behind policies come from the rule of D 2.1 that every write to the
/// central store is followed by it. What begins with `+` is not in the list of D 2.3; `ADDED` says why it is here.
pub(crate) struct Deployment {
    pub(crate) name: &'static str,
    pub(crate) answers: &'static [(&'static str, &'static str)],
    pub(crate) order: &'static str,
}

/// What the domain file's lists do not name and the plan has all the same.
pub(crate) const ADDED: [(&str, &str); 8] = [
    (
        "single-sign-on",
        "both articles require it in a Lync hybrid, and the page that decides between the domain files keeps that",
    ),
    (
        "directory-sync",
        "KB 2614614 recommends it where nothing synchronizes yet (D3); the card says so first",
    ),
    (
        "mailbox-provisioning",
        "optional with synchronization and Lync Server only (D3s): for users who have no mailbox yet",
    ),
    (
        "owa-instant-messaging",
        "for cloud mailboxes a check of the policy only: it stands where the list has the OWA IM test",
    ),
    (
        "exchange-hybrid-oauth",
        "optional in D6: the note of D6 sends Teams-only users with mailboxes on your servers there",
    ),
    (
        "owa-online-meetings",
        "automatic: it comes with the trusts, and its card only tests it; the lists do not mark it so",
    ),
    (
        "exchange-archiving",
        "optional wherever it can be had; the lists name it for the two customers who want it (D1, D5)",
    ),
    (
        "certificate-renewal",
        "a standing card, always last: the lists name it for D1 and D5, and every trust has certificates that end",
    ),
];

pub(crate) const DEPLOYMENTS: [Deployment; 13] = [
    Deployment {
        name: "d1-exchange-se-skype-se-on-premises",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "server"),
            ("contact-list", "pilot-in-exchange"),
        ],
        order: "preflight > dns-records > sip-addresses (v) > email-addresses (v) > contact-store-guard |R| > \
            exchange-auth-certificate > oauth-certificate |R| > exchange-autodiscover > partner-applications |R| |T| > \
            owa-trusted-application |R| > owa-instant-messaging > +owa-online-meetings (v) > contact-photos > \
            unified-contact-store |R| > exchange-archiving |R| > verify-integration > certificate-renewal",
    },
    Deployment {
        name: "d2-exchange-2016-skype-2015-unified-messaging",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "server"),
            ("exchange-version", "2016"),
            ("lync-version", "sfb-2015"),
            ("voice-mail", "exchange-um"),
            ("contact-list", "pilot-in-exchange"),
        ],
        order: "preflight > dns-records > sip-addresses (v) > email-addresses (v) > contact-store-guard |R| > \
            exchange-auth-certificate > oauth-certificate |R| > exchange-autodiscover > partner-applications |R| |T| > \
            unified-messaging > owa-trusted-application |R| > owa-instant-messaging > +owa-online-meetings (v) > \
            contact-photos > unified-contact-store |R| > exchange-archiving |R| > verify-integration > +certificate-renewal",
    },
    Deployment {
        name: "d3-exchange-online-lync-2013-without-synchronization",
        answers: &[
            ("exchange", "online"),
            ("lync", "server"),
            ("lync-version", "lync-2013"),
            ("directory-sync", "none"),
        ],
        order: "preflight > +directory-sync > dns-records > sip-addresses > email-addresses > access-edge-federation > \
            exchange-online-provider |R| > external-access-policy |R| |OWA IM test| > +owa-instant-messaging (v) > \
            contact-store-guard |R| > ews-access > skype-hybrid-application > oauth-certificate |R| > \
            office365-trust |R| |T| > +owa-online-meetings (v) > contact-photos > \
            verify-integration > +certificate-renewal",
    },
    Deployment {
        name: "d3s-exchange-online-lync-2013-synchronized",
        answers: &[
            ("exchange", "online"),
            ("lync", "server"),
            ("lync-version", "lync-2013"),
            ("directory-sync", "entra-connect"),
        ],
        order: "preflight > directory-sync > sip-addresses (v) > email-addresses |D| > dns-records > \
            access-edge-federation > exchange-online-provider |R| > +mailbox-provisioning |D| > \
            external-access-policy |R| |OWA IM test| > +owa-instant-messaging (v) > contact-store-guard |R| > \
            ews-access > skype-hybrid-application > oauth-certificate |R| > office365-trust |R| |T| > \
            +owa-online-meetings (v) > contact-photos > verify-integration > \
            +certificate-renewal",
    },
    Deployment {
        name: "d4-exchange-online-skype-2019-hybrid",
        answers: &[
            ("exchange", "online"),
            ("lync", "hybrid"),
            ("lync-version", "sfb-2019"),
            ("voice-mail", "cloud"),
        ],
        order: "preflight > directory-sync > +single-sign-on > sip-addresses (v) > email-addresses (v) |D| > \
            dns-records > access-edge-federation > hybrid-provider |R| > tenant-sip-sharing |smoke test| > \
            exchange-online-provider |R| > mailbox-provisioning |D| > external-access-policy |R| |OWA IM test| > \
            +owa-instant-messaging (v) > cloud-voicemail |R| > contact-store-guard |R| > ews-access > \
            skype-hybrid-application > oauth-certificate |R| > office365-trust |R| |T| > +owa-online-meetings (v) > \
            contact-photos > +exchange-archiving |R| > verify-integration > move-users > +certificate-renewal",
    },
    Deployment {
        name: "d5-exchange-hybrid-skype-hybrid",
        answers: &[
            ("exchange", "hybrid"),
            ("lync", "hybrid"),
            ("voice-mail", "cloud"),
        ],
        order: "preflight > directory-sync > +single-sign-on > sip-addresses (v) > email-addresses (v) |D| > \
            dns-records > access-edge-federation > hybrid-provider |R| > tenant-sip-sharing |smoke test| > \
            contact-store-guard |R| > exchange-auth-certificate > exchange-hybrid-oauth > oauth-certificate |R| > \
            exchange-autodiscover > partner-applications |R| |T| > ews-access > skype-hybrid-application > \
            office365-trust |R| |T| > exchange-online-provider |R| > mailbox-provisioning |D| > \
            external-access-policy |R| > owa-trusted-application |R| > owa-instant-messaging > \
            +owa-online-meetings (v) > cloud-voicemail |R| > contact-photos > exchange-archiving |R| > verify-integration > \
            move-users > certificate-renewal",
    },
    Deployment {
        name: "d6-exchange-2016-skype-2019-hybrid",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "hybrid"),
            ("exchange-version", "2016"),
            ("lync-version", "sfb-2019"),
            ("voice-mail", "exchange-um"),
            ("contact-list", "pilot-in-exchange"),
        ],
        order: "preflight > directory-sync > +single-sign-on > sip-addresses (v) > email-addresses (v) |D| > \
            dns-records > access-edge-federation > hybrid-provider |R| > tenant-sip-sharing |smoke test| > \
            contact-store-guard |R| > exchange-auth-certificate > +exchange-hybrid-oauth > oauth-certificate |R| > \
            exchange-autodiscover > partner-applications |R| |T| > unified-messaging > owa-trusted-application |R| > \
            owa-instant-messaging > office365-trust |R| > +owa-online-meetings (v) > contact-photos > \
            unified-contact-store |R| > +exchange-archiving |R| > verify-integration > move-users > \
            +certificate-renewal",
    },
    // Six more, from the table of D 2.2 and the nearest list of D 2.3
    Deployment {
        name: "e1-21vianet-exchange-online-skype-2019",
        answers: &[
            ("exchange", "online"),
            ("lync", "server"),
            ("lync-version", "sfb-2019"),
            ("directory-sync", "entra-connect"),
            ("cloud", "china-21vianet"),
        ],
        // As D3s
        order: "preflight > directory-sync > sip-addresses (v) > email-addresses |D| > dns-records > \
            access-edge-federation > exchange-online-provider |R| > +mailbox-provisioning |D| > \
            external-access-policy |R| |OWA IM test| > +owa-instant-messaging (v) > contact-store-guard |R| > \
            ews-access > skype-hybrid-application > oauth-certificate |R| > office365-trust |R| |T| > \
            +owa-online-meetings (v) > contact-photos > +exchange-archiving |R| > verify-integration > \
            +certificate-renewal",
    },
    Deployment {
        name: "e2-ocs-2007-r2-exchange-2010-unified-messaging",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "server"),
            ("exchange-version", "2010"),
            ("lync-version", "ocs-2007-r2"),
            ("voice-mail", "exchange-um"),
        ],
        // As D2, without all that rests on server-to-server trust; OCS has no Central Management store to replicate
        order: "preflight > dns-records > sip-addresses (v) > email-addresses (v) > unified-messaging > \
            owa-trusted-application > owa-instant-messaging > verify-integration > +certificate-renewal",
    },
    Deployment {
        name: "e3-exchange-2019-and-2016-skype-2019-and-2015",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "server"),
            ("exchange-version", "2019"),
            ("exchange-also", "2016"),
            ("lync-version", "sfb-2019"),
            ("lync-also", "sfb-2015"),
        ],
        // As D1, without the pilot of the contact store
        order: "preflight > dns-records > sip-addresses (v) > email-addresses (v) > contact-store-guard |R| > \
            exchange-auth-certificate > oauth-certificate |R| > exchange-autodiscover > partner-applications |R| |T| > \
            owa-trusted-application |R| > owa-instant-messaging > +owa-online-meetings (v) > contact-photos > \
            exchange-archiving |R| > verify-integration > certificate-renewal",
    },
    Deployment {
        name: "e4-exchange-2010-lync-2013-unified-messaging",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "server"),
            ("exchange-version", "2010"),
            ("lync-version", "lync-2013"),
            ("voice-mail", "exchange-um"),
        ],
        // As D2, without all that rests on server-to-server trust
        order: "preflight > dns-records > sip-addresses (v) > email-addresses (v) > unified-messaging > \
            owa-trusted-application |R| > owa-instant-messaging > verify-integration > +certificate-renewal",
    },
    Deployment {
        name: "e5-dod-exchange-hybrid-skype-server",
        answers: &[("exchange", "hybrid"), ("lync", "server"), ("cloud", "dod")],
        // D5 with `lync=server`, as its last line says
        order: "preflight > directory-sync > sip-addresses (v) > email-addresses |D| > dns-records > \
            access-edge-federation > contact-store-guard |R| > exchange-auth-certificate > exchange-hybrid-oauth > \
            oauth-certificate |R| > exchange-autodiscover > partner-applications |R| |T| > ews-access > \
            skype-hybrid-application > office365-trust |R| |T| > exchange-online-provider |R| > \
            mailbox-provisioning |D| > external-access-policy |R| > owa-trusted-application |R| > \
            owa-instant-messaging > +owa-online-meetings (v) > contact-photos > exchange-archiving |R| > \
            verify-integration > certificate-renewal",
    },
    Deployment {
        name: "e6-exchange-in-another-forest",
        answers: &[
            ("exchange", "on-premises"),
            ("lync", "server"),
            ("forest", "exchange-in-other-forest"),
            ("contact-list", "pilot-in-exchange"),
        ],
        // As D1: the forests change commands, not steps
        order: "preflight > dns-records > sip-addresses (v) > email-addresses (v) > contact-store-guard |R| > \
            exchange-auth-certificate > oauth-certificate |R| > exchange-autodiscover > partner-applications |R| |T| > \
            owa-trusted-application |R| > owa-instant-messaging > +owa-online-meetings (v) > contact-photos > \
            unified-contact-store |R| > exchange-archiving |R| > verify-integration > certificate-renewal",
    },
];
