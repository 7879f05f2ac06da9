using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Probe;

/// <summary>The page that an administrator reads before the scripts run.</summary>
internal static class ProbeReadme
{
    /// <param name="license">Developer name of the permission set licence.</param>
    /// <param name="sets">Number of permission sets.</param>
    public static string Text(string license, int sets) =>
        $$"""
        # What does the licence carry? The org says it itself

        This folder asks your org {{Words.Count(sets, "question")}}: whether the permission set licence `{{license}}` can hold a permission
        or an object right. Each question is a small permission set, `{{ProbeSet.Prefix}}…`, bound to that licence. The org checks such a set
        when it is deployed. The script deploys none: it asks the org to **validate** them, and keeps the answers.

        ## Run it

        1. Sign in to the org, or to a sandbox that has the licence too: `sf org login web --alias ALIAS`
        2. Run `sh probe.sh ALIAS`, on Windows `./probe.ps1 ALIAS`. A call takes {{ProbeProject.SetsPerCall}} sets; a smaller number:
           `sh probe.sh ALIAS --batch 50`, on Windows `./probe.ps1 ALIAS -Batch 50`.
        3. Hand back the folder `org-data`. Its files belong beside the other exports of the assessment; those of an earlier probe stay
           there. When a right depends on others that the org names, a next probe asks again with these.

        It can be stopped and run again at any time. A call that ends with failures is normal: a refused permission is an answer.

        ## Why nothing changes in the org

        A script runs this command for each part of the questions, and no other:

        ```
        sf project deploy start --dry-run --json --manifest FILE --wait 60 --target-org ALIAS
        ```

        | part | says |
        |---|---|
        | `--dry-run` | the org validates and saves nothing; Setup > Deployment Status lists it as a validation |
        | `--json` | the answer is text in a file |
        | `--manifest FILE` | a list that the script writes: permission sets of this folder, and nothing else |
        | `--wait 60` | the command waits an hour at most |
        | no `--pre-destructive-changes`, no `--post-destructive-changes` | nothing can be deleted |
        | no `--test-level` | the org's own default; production refuses other levels |

        No set is assigned to a user, no user or licence is touched, no seat is used, and no secret is asked for or kept. Before each run
        the script compares every file with `sets.sha256` and stops when one was changed. Your user needs the right to deploy metadata.

        ## What is in the folder

        | file | holds |
        |---|---|
        | `force-app/` | the permission sets |
        | `{{ProbeSet.IndexFile}}` | which set asks what, with the hash of its file |
        | `sets.sha256` | the list of the sets with their hashes |
        | `probe.sh`, `probe.ps1` | the scripts; both do the same |
        | `org-data/` | the answers, once a script ran |

        """.ReplaceLineEndings("\n");
}
