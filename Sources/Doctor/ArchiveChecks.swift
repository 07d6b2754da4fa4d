package import Archive
import Dashboard
import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whether the archive can be read, and who works with it.
package enum ArchiveChecks {
    package static func findings(at path: String) -> [Finding] {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else {
            return [FileChecks.absence("archive", path)]
        }
        let size = Wording.bytes(Int(clamping: facts[.size] as? UInt64 ?? 0))
        do throws(ArchiveError) {
            let archive = try ArchiveInspection(path: path)
            return findings(archive, size: size)
        } catch {
            return [Finding(.problem, "archive", error.failure.what, advice: error.failure.next)]
        }
    }

    private static func damage(_ archive: ArchiveInspection) -> [Finding] {
        let advice = "Move it away, then start again: nothing that spends is sent with it"
        var findings: [Finding] = []
        if let damage = archive.damage { findings.append(Finding(.problem, "damage", damage, advice: advice)) }
        for row in archive.damagedRows.prefix(20) {
            findings.append(
                row.isOfRequest
                    ? Finding(.problem, "broken row", "\(row): a request that may have been paid for", advice: advice)
                    : Finding(.note, "broken row", "\(row): left out"))
        }
        return findings
    }

    package static func findings(_ archive: ArchiveInspection, size: String) -> [Finding] {
        let version =
            archive.isNewer
            ? Finding(
                .problem, "version", "a newer Easel has written it: nothing that spends is sent",
                advice: "Use that Easel, or move the file away")
            : archive.steps < archive.knownSteps
                ? Finding(
                    .note, "version",
                    "\(archive.steps) of \(archive.knownSteps) steps; Easel takes the rest when it starts"
                ) : Finding(.ok, "version", "\(archive.steps) of \(archive.knownSteps) steps")
        let leader =
            switch archive.isLocked {
            case true?: Finding(.note, "leader", "another Easel sends and follows now")
            case false?: Finding(.ok, "leader", "nobody has it open to send")
            case nil where archive.lockProblem != nil:
                Finding(
                    .problem, "leader", archive.lockProblem?.failure.what ?? "",
                    advice: archive.lockProblem?.failure.next ?? "")
            case nil: Finding(.problem, "leader", "its lock cannot be read", advice: "Check the folder's permissions")
            }
        return [
            Finding(
                .ok, "archive",
                "\(Wording.plural(archive.requests, "request")), \(Wording.plural(archive.runs, "run")), \(size)"),
            version, leader,
        ] + damage(archive)
    }
}
