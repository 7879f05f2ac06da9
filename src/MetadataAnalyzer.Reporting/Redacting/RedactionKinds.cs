namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Kinds of names that a report can hide.</summary>
[Flags]
public enum RedactionKinds
{
    None = 0,

    /// <summary>Users: username, full name, alias, e-mail address, display name of the configuration, record id.</summary>
    Users = 1,

    /// <summary>Connected apps, external client apps, clients in logins and tokens, managed packages by their namespace, endpoints.</summary>
    Apps = 2,

    /// <summary>Custom objects and fields, and what belongs to an object.</summary>
    Objects = 4,

    /// <summary>Apex classes and triggers, Visualforce pages, flows and every component that is of no other kind.</summary>
    Code = 8,

    /// <summary>Profiles, permission sets and groups, roles, public groups and queues, custom permissions.</summary>
    Containers = 16,

    /// <summary>Whom the report is for.</summary>
    Client = 32,

    All = Users | Apps | Objects | Code | Containers | Client,
}
