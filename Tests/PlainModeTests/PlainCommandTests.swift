import TestKit
import Testing

@testable import PlainMode

struct PlainCommandTests {
    @Test(
        arguments: [
            ("list", .list), ("l", .list), ("li", .list), ("q", nil), ("qui", .quit), ("col", .collections), ("o", nil),
            ("old", .older), ("sh", .show), ("", nil), ("lists", nil), ("down", .down), ("res", nil), ("up", .up),
        ] as [(String, PlainCommand?)])
    func aUniquePrefixNamesACommand(word: String, command: PlainCommand?) {
        #expect(PlainCommand(word) == command)
    }

    @Test(arguments: PlainCommand.allCases)
    func thePageHasTheCommand(_ command: PlainCommand) throws {
        let page = try documentationPage("Sources/easel/easel.docc/PlainText.md")
        #expect(page.contains("`\(command.rawValue)`") || page.contains("`\(command.rawValue) "))
    }

    @Test(arguments: PlainCommand.allCases)
    func helpBeginsWithTheWord(command: PlainCommand) {
        #expect(command.help.split(whereSeparator: { $0 == " " || $0 == ":" }).first == command.rawValue[...])
    }

    @Test(
        arguments: [
            ("hold", .pause), ("go", .resume), ("sooner", .up), ("soon", .up), ("later", .down), ("withdraw", .cancel),
            ("answer", .resolve),
        ] as [(String, PlainCommand)])
    func formerNamesWorkWithAHint(word: String, command: PlainCommand) {
        #expect(PlainCommand(word) == command)
        #expect(command.renameHint(for: word) == "\(word) is now called \(command.rawValue).")
        #expect(command.renameHint(for: command.rawValue) == nil)
    }

    @Test(arguments: ["an", "a", "ho", "wi"])
    func theBeginningOfATextIsNoFormerName(word: String) {
        #expect(PlainCommand(word)?.renameHint(for: word) == nil)
    }

    @Test(arguments: [("!keep My owl", FormCommand.save("My owl")), ("!forget 1", .delete("1"))])
    func formerFormCommandsWorkWithAHint(line: String, command: FormCommand) {
        #expect(FormCommand(line) == command)
        #expect(FormCommand.renameHint(for: line)?.hasPrefix("\(line.prefix { $0 != " " }) is now called") == true)
        #expect(FormCommand.renameHint(for: "!save x") == nil)
    }
}
