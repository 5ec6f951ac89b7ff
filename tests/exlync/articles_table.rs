//! What the two articles say, copied by hand: needs, unlocking steps, support; the last column tells
//! where. `server, none` is Lync Server only without synchronization, absent where that is the same.

/// What the articles say of one answer to `exchange`.
pub(crate) struct Articles {
    pub(crate) exchange: &'static str,
    pub(crate) scenario: &'static str,
    /// Per step, in running order.
    pub(crate) needs: &'static str,
    /// Per feature the steps with which it begins to work, `-` where none does.
    pub(crate) unlocked_by: &'static str,
    /// Per feature the cell of the support table.
    pub(crate) support: &'static str,
}

pub(crate) const ALL: [Articles; 3] = [ON_PREMISES, HYBRID, ONLINE];

/// Mailboxes on the own servers: KB 2614242, revision 19.
const ON_PREMISES: Articles = Articles {
    exchange: "on-premises",
    scenario: "
| scenario | server | hybrid | online | KB 2614242                                     |
| support  | full   | full   | partly | summary, cases 1, 3 and 2 (`partly supported`) |
",
    needs: "
| step                     | server     | hybrid     | online       | KB 2614242                                             |
| preflight                | required   | required   | required     | before step 1: facts and values to go back to          |
| directory-sync           | not-needed | required   | required     | summary, cases 2 and 3; steps 2 and 3                  |
| single-sign-on           | not-needed | required   | not-needed   | summary, case 3                                        |
| dns-records              | required   | required   | required     | step 1: always configured                              |
| sip-addresses            | automatic  | automatic  | required     | step 2: no action; DirSync does it; added in the EAC   |
| email-addresses          | automatic  | automatic  | automatic    | step 3: no action; only synchronization can fill MAIL  |
| access-edge-federation   | not-needed | required   | not-needed   | summary, case 3: part of setting up the Lync hybrid    |
| hybrid-provider          | not-needed | required   | not-needed   | summary, case 3: part of setting up the Lync hybrid    |
| tenant-sip-sharing       | not-needed | required   | not-needed   | summary, case 3: part of setting up the Lync hybrid    |
| exchange-online-provider | not-needed | not-needed | not-needed   | no step: no mailbox is in Exchange Online              |
| external-access-policy   | not-needed | not-needed | not-needed   | no step: nobody signs in from Exchange Online          |
| replication              | required   | required   | not-needed   | steps 4 to 6 write to the Central Management store     |
| contact-store-guard      | required   | required   | not-needed   | before the trust of step 4: contact lists stay in Lync |
| oauth-certificate        | required   | required   | not-possible | step 4: OAuth; not possible with Lync Online           |
| partner-applications     | required   | required   | not-possible | step 4: both added; not possible with Lync Online      |
| office365-trust          | not-needed | required   | not-possible | step 6: not required for Lync Server 2013 only         |
| owa-trusted-application  | required   | required   | not-possible | step 5: Outlook Web App as a trusted application       |
| owa-instant-messaging    | required   | required   | not-possible | step 5: the virtual directory                          |
| verify-integration       | required   | required   | required     | after the last step                                    |
",
    unlocked_by: "
| feature               | server                | hybrid                | online          | KB 2614242                                  |
| outlook-ews           | email-addresses       | email-addresses       | email-addresses | step 3, as KB 2614614 step 3                |
| free-busy             | email-addresses       | email-addresses       | email-addresses | step 3                                      |
| out-of-office         | email-addresses       | email-addresses       | email-addresses | step 3                                      |
| conversation-history  | email-addresses       | email-addresses       | email-addresses | step 3                                      |
| owa-im                | owa-instant-messaging | owa-instant-messaging | -               | step 5                                      |
| owa-meetings          | partner-applications  | office365-trust       | -               | step 4 (inferred); step 6 in the newer text |
| unified-contact-store | -                     | -                     | -               | by a step of its own, in neither article    |
| contact-photos        | email-addresses       | email-addresses       | email-addresses | step 3                                      |
",
    support: "
| feature               | server    | hybrid    | online        | KB 2614242, More Information                         |
| outlook-ews           | supported | supported | supported     | Outlook integration (EWS, MAPI)                      |
| free-busy             | supported | supported | supported     | Outlook integration (EWS, MAPI)                      |
| out-of-office         | supported | supported | supported     | Outlook integration (EWS, MAPI)                      |
| conversation-history  | supported | supported | supported     | Outlook integration (EWS, MAPI)                      |
| owa-im                | supported | supported | not-supported | Outlook Web App integration (IM/P)                   |
| owa-meetings          | supported | limited   | not-supported | online meetings; *only users homed on-premises       |
| unified-contact-store | supported | limited   | not-supported | Unified Contact Store; *only users homed on-premises |
| contact-photos        | supported | supported | supported     | High-resolution contact photos                       |
",
};

/// Some mailboxes on the own servers, some in Exchange Online: both articles, the stronger need.
const HYBRID: Articles = Articles {
    exchange: "hybrid",
    scenario: "
| scenario | server | hybrid | online | KB 2614242 and KB 2614614                                        |
| support  | partly | full   | partly | KB 2614614 case 2 (also with Exchange hybrid); KB 2614242 case 2 |
",
    needs: "
| step                     | server      | server, none | hybrid    | online       | KB 2614242 and KB 2614614                                     |
| preflight                | required    | required     | required  | required     | before step 1: facts and values to go back to                 |
| directory-sync           | recommended | recommended  | required  | required     | 2614614 case 2 recommends; case 3, 2614242 case 2 require     |
| single-sign-on           | not-needed  | not-needed   | required  | not-needed   | summaries, case 3 of each                                     |
| dns-records              | required    | required     | required  | required     | step 1 of each                                                |
| sip-addresses            | automatic   | required     | automatic | required     | step 2: 2614614 by hand without sync, 2614242 with Online     |
| email-addresses          | required    | required     | automatic | automatic    | step 3: 2614614 by hand with Lync Server only, even with sync |
| access-edge-federation   | required    | required     | required  | not-needed   | 2614614 step 4                                                |
| hybrid-provider          | not-needed  | not-needed   | required  | not-needed   | case 3 of each: part of setting up the Lync hybrid            |
| tenant-sip-sharing       | not-needed  | not-needed   | required  | not-needed   | case 3 of each: part of setting up the Lync hybrid            |
| exchange-online-provider | required    | required     | required  | not-needed   | 2614614 step 5                                                |
| external-access-policy   | required    | required     | required  | not-needed   | 2614614 steps 4 and 5: Outlook Web App users are remote users |
| replication              | required    | required     | required  | not-needed   | 2614614 steps 4, 5: the Edge has to know                      |
| contact-store-guard      | required    | required     | required  | not-needed   | before both trusts: contact lists stay in Lync                |
| oauth-certificate        | required    | required     | required  | not-possible | 2614242 step 4, 2614614 steps 6 and 7                         |
| partner-applications     | required    | required     | required  | not-possible | 2614242 step 4, 2614614 step 6 with an Exchange hybrid        |
| office365-trust          | required    | required     | required  | not-possible | 2614614 step 7, 2614242 step 6                                |
| owa-trusted-application  | required    | required     | required  | not-possible | 2614242 step 5                                                |
| owa-instant-messaging    | required    | required     | required  | not-possible | 2614242 step 5                                                |
| verify-integration       | required    | required     | required  | required     | after the last step                                           |
",
    unlocked_by: "
| feature               | server                                           | hybrid                                           | online                        | KB 2614242 and KB 2614614          |
| outlook-ews           | email-addresses                                  | email-addresses                                  | dns-records + email-addresses | step 3; 2614614 step 1             |
| free-busy             | email-addresses                                  | email-addresses                                  | dns-records + email-addresses | step 3; 2614614 step 1             |
| out-of-office         | email-addresses                                  | email-addresses                                  | dns-records + email-addresses | step 3; 2614614 step 1             |
| conversation-history  | email-addresses                                  | email-addresses                                  | dns-records + email-addresses | step 3; 2614614 step 1             |
| owa-im                | exchange-online-provider + owa-instant-messaging | exchange-online-provider + owa-instant-messaging | dns-records                   | 2614614 step 5, 2614242 step 5     |
| owa-meetings          | office365-trust + partner-applications           | office365-trust                                  | dns-records                   | 2614614 step 7, 2614242 steps 4, 6 |
| unified-contact-store | -                                                | -                                                | dns-records                   | 2614614 step 1                     |
| contact-photos        | email-addresses                                  | email-addresses                                  | dns-records + email-addresses | step 3; 2614614 step 1             |
",
    support: "
| feature               | server    | hybrid    | online    | KB 2614242 and KB 2614614, More Information                    |
| outlook-ews           | supported | supported | supported | both the same                                                  |
| free-busy             | supported | supported | supported | both the same                                                  |
| out-of-office         | supported | supported | supported | both the same                                                  |
| conversation-history  | supported | supported | supported | both the same                                                  |
| owa-im                | supported | supported | limited   | with Lync Online only 2614614 yes, 2614242 no                  |
| owa-meetings          | supported | limited   | limited   | 2614242 hybrid with footnote; Online only 2614242 no           |
| unified-contact-store | limited   | limited   | limited   | server: 2614614 no; hybrid: both footnotes; online: 2614242 no |
| contact-photos        | supported | supported | supported | both the same                                                  |
",
};

/// All mailboxes in Exchange Online: KB 2614614.
const ONLINE: Articles = Articles {
    exchange: "online",
    scenario: "
| scenario | server | hybrid | online  | KB 2614614                                                          |
| support  | partly | full   | retired | summary, cases 2 and 3; case 1 ended with Skype for Business Online |
",
    needs: "
| step                     | server      | server, none | hybrid     | online     | KB 2614614                                                  |
| preflight                | required    | required     | required   | required   | before step 1: facts and values to go back to               |
| directory-sync           | recommended | recommended  | required   | not-needed | summary, case 2: not required, recommended; case 3          |
| single-sign-on           | not-needed  | not-needed   | required   | not-needed | summary, case 3                                             |
| dns-records              | required    | required     | required   | required   | step 1                                                      |
| sip-addresses            | automatic   | required     | automatic  | not-needed | step 2: no action; in the EAC without sync; step 1: stop    |
| email-addresses          | required    | required     | automatic  | not-needed | step 3: who never had a mailbox here, everybody; sync; stop |
| access-edge-federation   | required    | required     | required   | not-needed | step 4; step 1: stop                                        |
| hybrid-provider          | not-needed  | not-needed   | required   | not-needed | summary, case 3: part of setting up the Lync hybrid         |
| tenant-sip-sharing       | not-needed  | not-needed   | required   | not-needed | summary, case 3: part of setting up the Lync hybrid         |
| exchange-online-provider | required    | required     | required   | not-needed | step 5; step 1: stop                                        |
| external-access-policy   | required    | required     | required   | not-needed | steps 4 and 5: Outlook Web App users are remote users       |
| replication              | required    | required     | required   | not-needed | steps 4 and 5: the Edge has to know                         |
| contact-store-guard      | required    | required     | required   | not-needed | before the trust of step 7: contact lists stay in Lync      |
| oauth-certificate        | required    | required     | required   | not-needed | step 7 rests on it; step 1: stop                            |
| partner-applications     | not-needed  | not-needed   | not-needed | not-needed | step 6: not needed with Exchange Online; step 1: stop       |
| office365-trust          | required    | required     | required   | not-needed | step 7; step 1: stop                                        |
| owa-trusted-application  | not-needed  | not-needed   | not-needed | not-needed | no step: Outlook Web App is not on the own servers          |
| owa-instant-messaging    | automatic   | automatic    | automatic  | not-needed | no step: a look at the policy after step 5; step 1: stop    |
| verify-integration       | required    | required     | required   | required   | after the last step                                         |
",
    unlocked_by: "
| feature               | server                   | hybrid                   | online      | KB 2614614     |
| outlook-ews           | email-addresses          | email-addresses          | dns-records | step 3; step 1 |
| free-busy             | email-addresses          | email-addresses          | dns-records | step 3; step 1 |
| out-of-office         | email-addresses          | email-addresses          | dns-records | step 3; step 1 |
| conversation-history  | email-addresses          | email-addresses          | dns-records | step 3; step 1 |
| owa-im                | exchange-online-provider | exchange-online-provider | dns-records | step 5; step 1 |
| owa-meetings          | office365-trust          | office365-trust          | dns-records | step 7; step 1 |
| unified-contact-store | -                        | -                        | dns-records | step 1         |
| contact-photos        | email-addresses          | email-addresses          | dns-records | step 3; step 1 |
",
    support: "
| feature               | server        | hybrid    | online    | KB 2614614, More information                        |
| outlook-ews           | supported     | supported | supported | Outlook integration (EWS, MAPI)                     |
| free-busy             | supported     | supported | supported | Outlook integration (EWS, MAPI)                     |
| out-of-office         | supported     | supported | supported | Outlook integration (EWS, MAPI)                     |
| conversation-history  | supported     | supported | supported | Outlook integration (EWS, MAPI)                     |
| owa-im                | supported     | supported | supported | Outlook Web App integration (IM/P)                  |
| owa-meetings          | supported     | supported | supported | online meetings (scheduling)                        |
| unified-contact-store | not-supported | limited   | supported | *only Skype for Business Online users of the hybrid |
| contact-photos        | supported     | supported | supported | High-resolution contact photos                      |
",
};
