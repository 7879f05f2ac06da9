using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Analysis;

/// <summary>The step of the assessment a rule serves; the value is the first digit of the rule's id.</summary>
public enum AssessmentStep
{
    Input = 0,
    Profile = 1,
    PermissionSets = 2,
    NewPermissionSet = 3,
    IpRanges = 4,
    ConnectedApps = 5,
    ApexAndVisualforce = 6,
    References = 7,
    User = 8,
    LeastPrivilege = 9,
}

/// <summary>Impact of a finding on the move, worst first. Configuration may change a severity, never an impact.</summary>
public enum Impact
{
    /// <summary>The move cannot be made without a solution first.</summary>
    Blocker,

    /// <summary>Must be rebuilt or re-added as part of the move.</summary>
    Change,

    /// <summary>Evidence is missing; the finding names the evidence that would settle it.</summary>
    Verify,

    /// <summary>Information; it affects no verdict.</summary>
    Note,
}

/// <summary>Severity of a finding, in SARIF's words, worst first. A gate compares with it.</summary>
public enum DiagnosticSeverity
{
    Error,
    Warning,
    Note,
}

/// <summary>Description of a rule: its id, its texts and the impact of its findings. One static instance for each rule.</summary>
public sealed partial class DiagnosticDescriptor
{
    /// <summary>Prefix of the ids of built-in rules; no other rule has it.</summary>
    public const string BuiltInPrefix = "IUL";

    /// <param name="id">
    /// A prefix of two to eight capital letters and four digits, the first of which is the step. Built-in rules, and no others, have
    /// <see cref="BuiltInPrefix"/>.
    /// </param>
    /// <param name="title">The problem as a short statement.</param>
    /// <param name="messageFormat">A composite format; of a list among the arguments the message shows at most ten entries.</param>
    /// <param name="description">Why it matters, in one or two sentences.</param>
    /// <param name="step">The step of the assessment the rule serves.</param>
    /// <param name="impact">Impact of its findings, unless the rule reports another.</param>
    /// <param name="otherImpacts">Impacts that evidence may give instead.</param>
    /// <param name="appliesTo">
    /// Subjects the rule looks at; by default candidates, and every subject but non-candidates for the input rules.
    /// </param>
    /// <param name="settledBy">The inputs of which each can settle a finding that is to be verified.</param>
    /// <exception cref="ArgumentException">The id is malformed or does not belong to the step.</exception>
    public DiagnosticDescriptor(
        string id,
        string title,
        string messageFormat,
        string description,
        AssessmentStep step,
        Impact impact,
        ImmutableArray<Impact> otherImpacts = default,
        Candidacy appliesTo = Candidacy.None,
        EvidenceInputs settledBy = EvidenceInputs.None)
    {
        if (StepOf(id) != step)
        {
            throw new ArgumentException(
                $"'{id}' is not a rule id of step {(int)step} ({step}): two to eight capital letters, the step's digit, three more digits",
                nameof(id));
        }

        Id = id;
        Title = title;
        MessageFormat = messageFormat;
        Description = description;
        Step = step;
        Impact = impact;
        Impacts = otherImpacts.IsDefaultOrEmpty ? [impact] : [impact, .. otherImpacts];
        AppliesTo = appliesTo != Candidacy.None ? appliesTo : DefaultCandidacy(step);
        SettledBy = settledBy;
        ArgumentCount = ArgumentPattern().Matches(messageFormat)
            .Select(match => int.Parse(match.ValueSpan[1..]) + 1)
            .DefaultIfEmpty(0)
            .Max();
    }

    public string Id { get; }

    public string Title { get; }

    public string MessageFormat { get; }

    public string Description { get; }

    public AssessmentStep Step { get; }

    /// <summary>Impact of a finding, unless the rule reports another.</summary>
    public Impact Impact { get; }

    /// <summary>Every impact a finding of this rule may have; the first is <see cref="Impact"/>.</summary>
    public ImmutableArray<Impact> Impacts { get; }

    /// <summary>Subjects the rule looks at.</summary>
    public Candidacy AppliesTo { get; }

    /// <summary>The inputs of which each can settle a finding that is to be verified.</summary>
    public EvidenceInputs SettledBy { get; }

    /// <summary>Number of arguments that <see cref="MessageFormat"/> takes.</summary>
    public int ArgumentCount { get; }

    /// <summary>Whether the rule is part of the program.</summary>
    public bool IsBuiltIn => Id.StartsWith(BuiltInPrefix, StringComparison.Ordinal) && Id.Length == BuiltInPrefix.Length + 4;

    /// <summary>
    /// The rule's page, relative to the repository's root; of a rule that is not built in, relative to its pack's folder.
    /// </summary>
    public string HelpLink => $"rules/{StepFolder(Step)}/{Id}.md";

    /// <summary>The step that a rule id names; null when it is no rule id.</summary>
    public static AssessmentStep? StepOf(string id) => IdPattern().IsMatch(id) ? (AssessmentStep)(id[^4] - '0') : null;

    /// <summary>Folder of a step's rule pages.</summary>
    public static string StepFolder(AssessmentStep step) => $"{(int)step}-{step.Id()}";

    private static Candidacy DefaultCandidacy(AssessmentStep step) => step switch
    {
        AssessmentStep.Input => Candidacy.Candidate | Candidacy.AlreadyMigrated | Candidacy.Dormant,
        AssessmentStep.LeastPrivilege => Candidacy.Candidate | Candidacy.AlreadyMigrated,
        _ => Candidacy.Candidate,
    };

    [GeneratedRegex(@"^[A-Z]{2,8}[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\{[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex ArgumentPattern();
}
