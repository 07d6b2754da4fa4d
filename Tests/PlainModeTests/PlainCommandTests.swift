import Testing

@testable import PlainMode

struct PlainCommandTests {
    @Test(
        arguments: [
            ("list", .list), ("l", nil), ("li", .list), ("q", nil), ("qui", .quit), ("col", .collections), ("o", nil),
            ("old", .older), ("sh", .show), ("", nil), ("lists", nil),
        ] as [(String, PlainCommand?)])
    func aBeginningThatFitsOneIsEnough(word: String, command: PlainCommand?) {
        #expect(PlainCommand(word) == command)
    }

    @Test(arguments: PlainCommand.allCases)
    func helpBeginsWithTheWord(command: PlainCommand) {
        #expect(command.help.split(whereSeparator: { $0 == " " || $0 == ":" }).first == command.rawValue[...])
    }
}
