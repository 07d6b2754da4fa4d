import JSON
import Domain
import Testing

@testable import Doctor

struct DiagnosisTests {
    private static let diagnosis = Diagnosis(sections: [
        Diagnosis.Section(
            name: "Terminal",
            findings: [
                Finding(.ok, "TERM", "xterm-256color", override: "the variable TERM"),
                Finding(.note, "link", "slow", advice: "theme mono sends least", time: .milliseconds(812)),
            ]),
        Diagnosis.Section(name: "Files", findings: [Finding(.problem, "log", "open to others", advice: "chmod 0600")]),
    ])

    @Test func eachSectionIsAParagraph() {
        #expect(
            Self.diagnosis.lines() == [
                "Terminal", "  ok: TERM: xterm-256color", "    to change it: the variable TERM",
                "  note: link: slow (812 ms). theme mono sends least", "",
                "Files", "  problem: log: open to others. chmod 0600", "", "1 problem, 1 note:",
                "  problem: log: open to others. chmod 0600",
            ])
        #expect(!Self.diagnosis.isHealthy)
        #expect(Diagnosis().lines() == ["No problems."])
    }

    @Test func jsonHasTheSameFindings() {
        let json = Self.diagnosis.json
        #expect(json["healthy"] == false)
        #expect(json["sections"]?[0]?["name"] == "Terminal")
        #expect(
            json["sections"]?[0]?["findings"]?[1] == [
                "mark": "note", "subject": "link", "words": "slow", "advice": "theme mono sends least",
                "milliseconds": 812,
            ])
    }

    @Test func reasonsAreThereOnRequestAndForPrograms() {
        let finding = Finding(.ok, "display", "full screen", reason: "the cursor can be placed", override: "--plain")
        #expect(finding.lines() == ["ok: display: full screen", "  to change it: --plain"])
        #expect(
            finding.lines(isVerbose: true) == [
                "ok: display: full screen", "  reason: the cursor can be placed", "  to change it: --plain",
            ])
        #expect(finding.json["reason"] == "the cursor can be placed")
    }
}
