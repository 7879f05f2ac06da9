using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Html;

namespace MetadataAnalyzer.Reporting.Questions;

/// <summary>
/// Draws the questions to one owner as a form in one self-contained HTML file. It works from a disk, loads nothing, and hands the answers
/// back as a small YAML file, which <c>--answers</c> reads. It names no subject of another owner.
/// </summary>
public static class QuestionForm
{
    private static readonly Lazy<string> Style = new(() => HtmlRenderer.Style.Value + HtmlRenderer.Resource("questions.css"));

    private static readonly Lazy<string> Script = new(() => HtmlRenderer.Resource("questions.js"));

    private static readonly ImmutableArray<AccessRights> ObjectRights =
        [AccessRights.Read, AccessRights.Create, AccessRights.Edit, AccessRights.Delete];

    /// <summary>Draws a form. The same questions give the same bytes.</summary>
    /// <param name="form">The questions.</param>
    /// <param name="answerFile">Name of the file that the browser saves.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Render(OwnerForm form, string answerFile, Stream stream)
    {
        using var page = new HtmlDocument(stream);
        var (one, isOne) = (form.Parts[0], form.Parts.Length == 1);
        HtmlRenderer.WriteHead(page, $"Questions about {(isOne ? one.Subject.Label : "integrations")}", Style.Value, Script.Value);
        page.Line($"<body>");
        page.Line($"<header class=\"cover\">");
        page.Line($"<p class=\"eyebrow\">Move to the Salesforce Integration licence</p>");
        page.Line($"<h1>{(isOne ? "What does this integration do?" : "What do these integrations do?")}</h1>");
        page.Line($"<dl class=\"meta\">");
        if (isOne)
        {
            WriteSubject(page, one);
        }
        else
        {
            WriteFact(page, "Integrations", $"{form.Parts.Length}");
        }

        page.Line($"</dl>");
        page.Line($"</header>");
        page.Line($"<main>");
        var whose = isOne ? "this user" : "each of these users";
        page.Line($"<p class=\"lead\">Your answers decide whether {whose} can move to the licence for integrations, which costs less and "
            + $"has no user interface. No file of the org shows them.</p>");
        page.Line($"<p>“I do not know” is an answer: the question then stays open. A question that you leave empty stays open as well. "
            + $"Nothing is sent from this page; save the answers and send the file back.</p>");
        page.Line($"<noscript><p>This page needs JavaScript to save the answers. Answer the same questions in questions.csv "
            + $"instead.</p></noscript>");
        page.Line($"<form data-file=\"{answerFile}\">");
        foreach (var (index, part) in form.Parts.Index())
        {
            WritePart(page, part, index, isOne);
        }

        WriteEnd(page, isOne ? "" : form.Owner);
        page.Line($"</form>");
        page.Line($"</main>");
        page.Line($"<script>{HtmlFragment.OfSource(Script.Value)}</script>");
        page.Line($"</body>");
        page.Line($"</html>");
    }

    private static void WritePart(HtmlDocument page, Questionnaire part, int index, bool isOne)
    {
        page.Line($"<section data-subject=\"{part.Subject.Name}\">");
        if (!isOne)
        {
            page.Line($"<h2>{part.Subject.Label}</h2>");
            page.Line($"<dl class=\"meta\">");
            WriteSubject(page, part);
            page.Line($"</dl>");
        }

        foreach (var question in part.Questions)
        {
            Write(page, question, index);
        }

        foreach (var (key, words) in part.Texts)
        {
            page.Line($"<label class=\"field\">{words} <input type=\"text\" data-text=\"{key}\" autocomplete=\"off\"></label>");
        }

        page.Line($"</section>");
    }

    private static void WriteSubject(HtmlDocument page, Questionnaire part)
    {
        var subject = part.Subject;
        WriteFact(page, "User", subject.Label == subject.Name ? subject.Name : $"{subject.Label} ({subject.Name})");
        WriteFact(page, "Profile", part.ProfileLabel);
        WriteFact(page, "Applications", string.Join(", ", subject.Applications));
    }

    private static void WriteFact(HtmlDocument page, string term, string text)
    {
        if (text.Length > 0)
        {
            page.Line($"<div><dt>{term}</dt><dd>{text}</dd></div>");
        }
    }

    private static void Write(HtmlDocument page, OwnerQuestion question, int index)
    {
        if (question.Kind == OwnerQuestionKind.Objects)
        {
            WriteObjects(page, question, index);
            return;
        }

        var kind = question.Kind == OwnerQuestionKind.Permission ? "permission" : "behaviour";
        page.Line($"<fieldset data-key=\"{question.Key}\" data-kind=\"{kind}\">");
        page.Line($"<legend>{Questionnaire.Ask(question)}</legend>");
        if (Questionnaire.Held(question) is { Length: > 0 } held)
        {
            page.Line($"<p class=\"quiet\">Its permissions for that: {held}</p>");
        }

        WriteRefused(page, question.IsRefused);
        page.Line($"<div class=\"choices\">");
        WriteRadio(page, $"{index}.{question.Key}", "yes", "Yes");
        WriteRadio(page, $"{index}.{question.Key}", "no", "No");
        WriteRadio(page, $"{index}.{question.Key}", "unknown", "I do not know");
        page.Line($"</div>");
        page.Line($"</fieldset>");
    }

    private static void WriteObjects(HtmlDocument page, OwnerQuestion question, int index)
    {
        page.Line($"<fieldset data-objects=\"\">");
        page.Line($"<legend>{Questionnaire.Ask(question)}</legend>");
        page.Line($"<p>With a list, an object without a tick counts as not used.</p>");
        WriteRefused(page, question.IsRefused);
        page.Line($"<div class=\"choices\">");
        WriteRadio(page, $"{index}.mode", "list", "It uses what I tick here and no other object");
        WriteRadio(page, $"{index}.mode", "unknown", "I do not know");
        page.Line($"</div>");
        page.Line($"<div class=\"scroll\"><table class=\"objects\">");
        page.Line($"<thead><tr><th scope=\"col\">Object</th><th scope=\"col\">What it does</th></tr></thead>");
        page.Line($"<tbody>");
        foreach (var name in question.Decisions.Select(decision => decision.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            page.Line($"<tr data-object=\"{name}\"><th scope=\"row\">{name}</th><td><span class=\"choices\">");
            foreach (var right in ObjectRights)
            {
                var id = right.Id();
                page.Line($"<label><input type=\"checkbox\" value=\"{id}\" aria-label=\"{id} {name}\"> {id}</label>");
            }

            page.Line($"</span></td></tr>");
        }

        page.Line($"</tbody></table></div>");
        page.Line($"<label class=\"field\">Other objects that it uses, by API name <input type=\"text\" data-others=\"\" "
            + $"autocomplete=\"off\"></label>");
        page.Line($"</fieldset>");
    }

    private static void WriteRefused(HtmlDocument page, bool isRefused)
    {
        if (isRefused)
        {
            page.Line(
                $"<p class=\"refused\">The licence for integrations does not allow this: with a yes the user cannot move as it is.</p>");
        }
    }

    private static void WriteRadio(HtmlDocument page, string name, string value, string words) =>
        page.Line($"<label><input type=\"radio\" name=\"{name}\" value=\"{value}\"> {words}</label>");

    private static void WriteEnd(HtmlDocument page, string? owner)
    {
        page.Line($"<h2>Your answers</h2>");
        page.Line($"<label class=\"field\">Your name or role <input type=\"text\" name=\"by\" value=\"{owner}\" "
            + $"autocomplete=\"name\"></label>");
        page.Line($"<label class=\"field\">Day <input type=\"date\" name=\"on\"></label>");
        page.Line($"<div class=\"actions\"><button type=\"submit\">Save the answers</button>"
            + $"<button type=\"button\" class=\"plain\" id=\"copy\">Copy them</button></div>");
        page.Line($"<p id=\"status\" role=\"status\"></p>");
        page.Line(
            $"<label class=\"field\">The file that is saved <textarea id=\"answers\" readonly spellcheck=\"false\"></textarea></label>");
    }
}
