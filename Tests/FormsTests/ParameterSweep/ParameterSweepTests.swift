import JSON
import Forms
import Domain
import Testing

struct ParameterSweepTests {
    private func axis(_ path: String, _ values: JSON...) -> ParameterSweep.Axis {
        ParameterSweep.Axis(path: path, label: path, .values(values))
    }

    private func texts(_ path: String, _ text: String) throws -> ParameterSweep.Axis {
        ParameterSweep.Axis(path: path, label: path, .texts(try #require(SweepText(text))))
    }

    private func numbers(_ path: String, _ text: String) throws -> ParameterSweep.Axis {
        ParameterSweep.Axis(path: path, label: path, .numbers(try #require(try SweepNumbers(text))))
    }

    @Test func theLastFieldVariesFastest() throws {
        let sweep = ParameterSweep([
            try texts("subject", "{owl|fox}"), try numbers("steps", "1..2"), axis("hd", false, true),
        ])
        let runs = sweep.runs.map { run in run.map(\.value.text).joined(separator: " ") }
        #expect(
            runs == [
                #""owl" 1 false"#, #""owl" 1 true"#, #""owl" 2 false"#, #""owl" 2 true"#,
                #""fox" 1 false"#, #""fox" 1 true"#, #""fox" 2 false"#, #""fox" 2 true"#,
            ])
        #expect(sweep[3].map(\.path) == ["subject", "steps", "hd"])
        #expect(Set(runs).count == sweep.count)
    }

    @Test func theSummary() throws {
        #expect(ParameterSweep([]).summary() == "1 run")
        let sweep = ParameterSweep([
            try texts("subject", "{owl|fox|crane}"), axis("size", 1), axis("mood", "calm", "wild"),
        ])
        #expect(sweep.summary() == "6 runs (subject × 3, mood × 2)")
        #expect(sweep.summary(times: "x") == "6 runs (subject x 3, mood x 2)")
        #expect(sweep.refusal() == nil)
        #expect(sweep.refusal(limit: 5) == "6 runs, at most 5 at once")
    }

    @Test func aFieldWithoutValuesIsIgnored() {
        let sweep = ParameterSweep([axis("size"), axis("mood", "calm", "wild")])
        #expect(sweep.count == 2)
        #expect(Array(sweep.runs) == [[.init(path: "mood", value: "calm")], [.init(path: "mood", value: "wild")]])
        #expect(Array(ParameterSweep([]).runs) == [[]])
    }

    @Test func aHugeProductIsRefusedWithoutBeingCreated() throws {
        let many = try (0..<5).map { try numbers("n\($0)", "1..1000000") }
        let sweep = ParameterSweep(many)
        #expect(sweep.count == .max)
        #expect(sweep.summary().hasPrefix("too many runs (n0 × 1000000"))
        #expect(sweep.refusal() == "too many runs, at most 100 at once")
        #expect(sweep[0].map(\.value.text) == ["1", "1", "1", "1", "1"])
        #expect(ParameterSweep(Array(many.prefix(2)))[1_000_001].map(\.value.text) == ["2", "2"])
    }
}
