//! What people paste, and the symptom that must come first.

/// Messages, events and wordings as people have them before them, and the id of what must come first.
pub(crate) const PASTED: [(&str, &str); 58] = [
    (
        "New-CsPartnerApplication : The metadata document could not be downloaded from the URL in the MetadataUrl \
         parameter or downloaded data is not a valid metadata document.\r\nAt line:1 char:1\r\n+ New-CsPartnerApplication \
         -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl 'https://autodiscover.woodgrove.example/autodiscover/metadata/json/1'",
        "metadata-not-downloaded",
    ),
    (
        "Cannot acquire auth metadata document from \u{2018}https://sfbpool.woodgrove.example/metadata/json/1\u{2019}. Error: The remote server returned an error: (404) Not Found..",
        "metadata-not-downloaded",
    ),
    (
        "The request was aborted: Could not create SSL/TLS secure channel.",
        "tls-secure-channel",
    ),
    (
        "System.Net.WebException: The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.",
        "storage-trust-certificate",
    ),
    (
        "Test-CsExStorageConnectivity : ExCreateItem exception, Microsoft.Exchange.WebServices.Data.ServiceRequestException: The request failed. The remote server returned an error: (401) Unauthorized.",
        "storage-401",
    ),
    (
        "Test-CsExStorageConnectivity: access denied",
        "storage-access-denied",
    ),
    (
        "Log Name: Lync Server\r\nSource: LS Storage Service\r\nEvent ID: 32053\r\nLevel: Error\r\nStorage Service had an EWS Autodiscovery failure. StoreContext{traceId=[8f7c1b2a-0d3e-4f5a-9b6c-7d8e9f0a1b2c]}",
        "event-storage-32053",
    ),
    ("LS Storage Service, event id 32054", "event-storage-32054"),
    ("Event ID 100 source MSExchange OWA", "event-owa-100"),
    ("msexchange owa event 101", "event-owa-101"),
    ("MSExchange OWA 102", "event-owa-102"),
    (
        "Source: MSExchange OWA  Category: InstantMessage  Event ID: 103  The certificate with thumbprint A1B2C3D4E5F60718293A4B5C6D7E8F9012345678 could not be found",
        "event-owa-103",
    ),
    ("event 104 MSExchange OWA", "event-owa-104"),
    ("event 105 from msexchange owa", "event-owa-105"),
    ("warning 106 MSExchange OWA", "event-owa-106"),
    ("MSExchange OWA event 112", "event-owa-112"),
    ("14492", "event-known-servers-14492"),
    ("LS Protocol Stack event 14493", "event-known-servers-14493"),
    ("14495 LS Protocol Stack", "event-known-servers-14495"),
    ("Event 44024", "event-um-routing-44024"),
    (
        "\u{201c}There\u{2019}s a problem with instant messaging. Please try again later.\u{201d}",
        "owa-im-problem",
    ),
    ("USER IS NOT UCWA ENABLED", "owa-not-ucwa-enabled"),
    (
        "Online meetings not enabled on the server",
        "owa-meetings-not-enabled",
    ),
    (
        "An error occurred while obtaining OAuth credential for sip domain woodgrove.example",
        "owa-oauth-credential",
    ),
    ("Couldn\u{2019}t find a unique match", "owa-no-unique-match"),
    (
        "Instant Messaging Certificate Thumbprint is null or empty on web.config",
        "owa-health-thumbprint",
    ),
    (
        "OwaIMInitializationFailedMonitor is Unhealthy on EX01",
        "owa-health-thumbprint",
    ),
    (
        "No registry setting for IM provider",
        "owa-im-provider-missing",
    ),
    (
        "Active Directory operation failed on dc01. The object 'CN=IM Override,CN=Setting Overrides,CN=Global Settings' already exists. ADObjectAlreadyExistsException",
        "setting-override-exists",
    ),
    (
        "The peer is not a configured server on this network interface",
        "owa-peer-not-configured",
    ),
    (
        "There was a problem connecting to Microsoft Office Outlook. The email address used in your default Outlook profile is different than the email address used to sign in to Lync. Contact your support team.",
        "client-outlook-profile",
    ),
    (
        "Lync is experiencing connection issues with the Exchange server. History, voice mail, and Outlook-related features will be unavailable until the connection is restored.",
        "client-ews-errors",
    ),
    (
        "Skype for Business needs your user name and password to connect for retrieving calendar data from Outlook",
        "client-credential-prompts",
    ),
    ("Credentials are required", "client-credential-prompts"),
    (
        "Lync couldn't find a Lync Server for woodgrove.example. There might be an issue with the Domain Name System (DNS) configuration for your domain.",
        "client-no-server-found",
    ),
    (
        "Can't sign in to Lync. The server is temporarily unavailable.",
        "client-no-server-found",
    ),
    (
        "EWS Information   EWS has not fully initialized",
        "client-ews-information",
    ),
    (
        "UCS Connectivity State: Exchange connection Down",
        "client-ucs-connectivity",
    ),
    ("MAPI Information  MAPI unavailable", "client-mapi"),
    (
        "Contact List Provider Lync Server",
        "client-contact-list-provider",
    ),
    ("ABS External Server URL is empty", "client-abs-url"),
    (
        "Cannot synchronize with the corporate address book",
        "client-abs-url",
    ),
    (
        "Your contact list cannot be edited in UCS mode",
        "contact-list-legacy-client",
    ),
    (
        "No contacts were received for the user. Verify that contacts exist for the user.",
        "contact-store-test-empty",
    ),
    (
        "contact list empty after mailbox was moved",
        "contact-list-empty",
    ),
    ("contacts appear offline", "contacts-offline"),
    ("photo is missing or small", "photos-missing"),
    (
        "ms-diagnostics: 1017;reason=\"Cannot route From and To domains in this combination\";source=\"sip.woodgrove.example\"",
        "sip-route-domains-1017",
    ),
    (
        "Move-CsUser : HostedMigration fault: Error=(510), Description=(This user's tenant is not enabled for shared sip address space.)",
        "move-error-510",
    ),
    ("HostedMigration fault: Error=(507)", "move-error-507"),
    (
        "HostedMigration fault: Error=(506), Description=(The user could not be moved because there appears to be a problem with this user account.",
        "move-error-506",
    ),
    (
        "The operation on mailbox \"Ana Novak\" failed because it's out of the current user's write scope. The action 'Set-Mailbox', 'EmailAddresses', can't be performed on the object 'Ana Novak' because the object is being synchronized from your on-premises organization.",
        "sync-write-scope",
    ),
    (
        "Unable to update this object because the following attributes associated with this object have values that may already be associated with another object in your local directory services: [ProxyAddresses SIP:ana@woodgrove.example;].",
        "sync-not-unique",
    ),
    (
        "start-adsyncsynccycle : The term 'start-adsyncsynccycle' is not recognized as the name of a cmdlet",
        "sync-module-missing",
    ),
    (
        "Cannot convert value \"System.String\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
        "archiving-parameter-type",
    ),
    (
        "New-CsTrustedApplicationPool : Cannot find Site \"Redmond\".",
        "shell-site-not-found",
    ),
    (
        "Authorization_RequestDenied Insufficient privileges to complete the operation.",
        "graph-insufficient-privileges",
    ),
    (
        "License assignment cannot be done for user with invalid usage location.",
        "licence-usage-location",
    ),
];
