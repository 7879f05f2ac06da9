using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>How the evidence that a subject is an integration adds up, in the words of every format.</summary>
public static class ConfidenceText
{
    /// <summary>A weight with its sign: <c>+0.3</c>.</summary>
    public static string Weight(double weight) => weight.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);

    /// <summary>A confidence of 0 to 1 as a percentage without its sign.</summary>
    public static int Percent(double confidence) => (int)Math.Round(confidence * 100, MidpointRounding.AwayFromZero);

    /// <summary>One piece of evidence on one line, with its place.</summary>
    public static string Line(ClassificationEvidence evidence)
    {
        var source = evidence.Source;
        return $"{evidence.Signal} {Weight(evidence.Weight)}: {evidence.Detail} ({(source.IsRecord ? $"{source.Path} row {source.Line}" : source.ToString())})";
    }

    /// <summary>How the weights make the confidence, as one sentence.</summary>
    /// <param name="classification">What the subject was taken for.</param>
    /// <param name="rules">The thresholds.</param>
    public static string Sum(Classification classification, DetectionRules rules)
    {
        var sum = classification.Evidence.Sum(evidence => (decimal)evidence.Weight);
        var confidence = (decimal)classification.Confidence;
        var thresholds = string.Create(CultureInfo.InvariantCulture, $"From {rules.IntegrationAtLeast:0.##} on it is taken for an integration, from {rules.PossibleAtLeast:0.##} on for a possible one");
        var limit = sum == confidence ? ""
            : sum > 1 && confidence == 1 ? ", counted as 1"
            : sum < 0 ? ", counted as 0"
            : string.Create(CultureInfo.InvariantCulture, $", counted as {confidence:0.##}: without behaviour or configuration that only an integration has, names and circumstances never say more than possible");
        return string.Create(CultureInfo.InvariantCulture, $"The weights add up to {sum:0.##}{limit}. {thresholds}.");
    }
}
