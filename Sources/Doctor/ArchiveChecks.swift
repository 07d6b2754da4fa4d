import Session
package import Archive
import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The checks of the archive: readable, undamaged, unlocked.
package enum ArchiveChecks {
    /// Checks the archive at `path` without writing to it.
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
        let advice = "Move it away and restart Easel; until then it sends nothing that costs"
        var findings: [Finding] = []
        if let damage = archive.damage { findings.append(Finding(.problem, "damage", damage, advice: advice)) }
        for row in archive.damagedRows.prefix(20) {
            findings.append(
                row.isOfRequest
                    ? Finding(.problem, "damaged row", "\(row): a request that may have been charged", advice: advice)
                    : Finding(.note, "damaged row", "\(row): skipped"))
        }
        return findings
    }

    /// Reports an archive that could be read.
    ///
    /// - `size`: The size of the file, in words.
    package static func findings(_ archive: ArchiveInspection, size: String) -> [Finding] {
        let version =
            archive.isNewer
            ? Finding(
                .problem, "version", "written by a newer Easel, so nothing that costs is sent",
                advice: "Use that Easel, or move the file away")
            : archive.appliedMigrations < archive.knownMigrations
                ? Finding(
                    .note, "version",
                    "\(archive.appliedMigrations) of \(archive.knownMigrations) migrations; the rest run when Easel starts"
                ) : Finding(.ok, "version", "\(archive.appliedMigrations) of \(archive.knownMigrations) migrations")
        let leader =
            switch archive.isLocked {
            case true?: Finding(.note, "lock", "another Easel is active")
            case false?: Finding(.ok, "lock", "free")
            case nil where archive.lockProblem != nil:
                Finding(
                    .problem, "lock", archive.lockProblem?.failure.what ?? "",
                    advice: archive.lockProblem?.failure.next ?? "")
            case nil: Finding(.problem, "lock", "its lock cannot be read", advice: "Check the folder's permissions")
            }
        return [
            Finding(
                .ok, "archive",
                "\(Wording.plural(archive.requests, "request")), \(Wording.plural(archive.runs, "run")), \(size)"),
            version, leader,
        ] + damage(archive)
    }
}
