import Testing

@testable import easel

struct RawArgumentsTests {
    @Test func anInvalidArgumentIsReportedWithItsPosition() throws {
        let arguments =
            ["run", "owl", "--var"].map { Array($0.utf8) } + [Array("subject=Z".utf8) + [0xFC] + Array("rich".utf8)]
        let problem = try #require(RawArguments.problem(in: arguments))
        #expect(
            problem.hasPrefix(
                "Argument 4 is not UTF-8 text: line 1, column 10 (byte 10): byte 0xFC is not UTF-8, after “subject=Z”.")
        )
        #expect(RawArguments.problem(in: [[0xFF]])?.contains("after") == false)
    }

    @Test func textsAreNoProblem() {
        let arguments = ["subject=Zürich", "", "\u{FFFD}", "a\tb\n", "\u{1F989}"].map { Array($0.utf8) }
        #expect(RawArguments.problem(in: arguments) == nil)
        // Those of this process.
        #expect(RawArguments.problem(in: RawArguments.all) == nil)
        #expect(RawArguments.all.count == CommandLine.arguments.count - 1)
    }
}
