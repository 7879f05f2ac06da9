using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Decides for one subject whether what makes a permission matter is present.</summary>
internal sealed class TriggerDecisions(Subject subject, Org org)
{
    private const AccessRights Write = AccessRights.Create | AccessRights.Edit | AccessRights.Delete | AccessRights.ModifyAll;
    private const AccessRights EditRights = AccessRights.Edit | AccessRights.ModifyAll;

    private readonly bool _modifiesAllData = subject.Access.FindUserPermission("ModifyAllData") is not null;

    /// <summary>Whether a permission with this trigger is needed, and why.</summary>
    public (Need Need, string Reason) Decide(PermissionTrigger trigger)
    {
        if (org.Answers.TryGetValue(trigger.Id, out var answer))
        {
            return (answer ? Need.Needed : Need.NotNeeded, $"answered: {trigger.Id}={(answer ? "yes" : "no")}");
        }

        if (trigger.DecidedBy == TriggerDecider.Client)
        {
            return (Need.ClientDecided, trigger.Ask);
        }

        return IsPresent(trigger.Id) switch
        {
            true => (Need.Needed, trigger.When),
            false => (Need.NotNeeded, trigger.Otherwise),
            null => (Need.Needed, $"cannot be decided from these files: {trigger.When}"),
        };
    }

    /// <summary>Null when the files and exports at hand do not decide it.</summary>
    private bool? IsPresent(string trigger) => trigger switch
    {
        "apex-rest" => ReachesApexRest(),
        "outbound-messages" => TriggersOutboundMessages(),
        "price-override" => May(Write, "OpportunityLineItem", "Opportunity"),
        "cases" => May(EditRights, "Case"),
        "leads" => May(EditRights, "Lead"),
        "contracts-orders" => May(EditRights, "Contract", "Order"),
        "solutions" => May(EditRights, "Solution"),
        "knowledge" => MayUseArticles(),
        "login-method" => UsesOldLoginMethod(),
        _ => null,
    };

    private bool? May(AccessRights any, params ReadOnlySpan<string> objects)
    {
        if (_modifiesAllData)
        {
            return true;
        }

        foreach (var name in objects)
        {
            if ((subject.Access.OnObject(name) & any) != AccessRights.None)
            {
                return true;
            }
        }

        return MissingRights() ? null : false;
    }

    private bool? MayUseArticles() =>
        _modifiesAllData || subject.Access.Rights(AccessKind.Object).Any(right => right.Name.EndsWith("__kav", StringComparison.OrdinalIgnoreCase)) ? true
        : MissingRights() ? null
        : false;

    /// <summary>A class the subject may call that is a REST resource; a class whose body cannot be read might be one.</summary>
    private bool? ReachesApexRest()
    {
        var mayCallAll = _modifiesAllData || subject.Access.FindUserPermission("AuthorApex") is not null;
        if (mayCallAll && org.Project.ApexClasses.Any(apex => apex.RestResource is not null))
        {
            return true;
        }

        var undecided = false;
        foreach (var name in subject.Access.Rights(AccessKind.ApexClass).Select(right => right.Name))
        {
            var apex = org.Project.ApexClasses.Find(name);
            if (apex?.RestResource is not null)
            {
                return true;
            }

            undecided |= apex is not { HasBody: true };
        }

        return undecided || MissingRights() ? null : false;
    }

    /// <summary>Outbound messages of workflows, approvals and milestones all stand in the workflow file of their object.</summary>
    private bool? TriggersOutboundMessages()
    {
        if (org.Project.Workflows.Any(workflow => !workflow.OutboundMessages.IsEmpty && Writes(workflow.FullName)))
        {
            return true;
        }

        // A project without any workflow was more likely retrieved without them than taken from an org that has none.
        var isRetrieved = org.Project.ContainsType("Workflow") && !org.Project.Unreadable.Any(file => file.Type == "Workflow");
        return isRetrieved && !MissingRights() ? false : null;

        bool Writes(string name) => _modifiesAllData || (subject.Access.OnObject(name) & Write) != AccessRights.None;
    }

    private bool? UsesOldLoginMethod()
    {
        if (subject.Logins is not { } logins)
        {
            return null;
        }

        // An application that the project does not hold is one that nobody may have installed.
        return logins.Flows.Any(flow => flow is "username-password" or "soap-login")
            || logins.Applications.Any(name => !org.HoldsApplication(name));
    }

    private bool MissingRights() => !subject.MissingContainers.IsEmpty || subject.Profile is null;
}
