import JSON
import Forms
import Domain
import Testing

struct SweepNumbersTests {
    @Test(arguments: [
        ("1..5", ["1", "2", "3", "4", "5"]), ("5..3", ["5", "4", "3"]), ("-1 .. 1", ["-1", "0", "1"]),
        ("1..10 by 4", ["1", "5", "9"]), ("10..1 by 4", ["10", "6", "2"]), ("1..9 by -4", ["1", "5", "9"]),
        ("0.1..0.5 by 0.1", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
        ("0..1 by .25", ["0", "0.25", "0.5", "0.75", "1"]), ("-0.2..0.1 by 0.1", ["-0.2", "-0.1", "0", "0.1"]),
        ("1.0..3.0", ["1", "2", "3"]), ("1e2..3e2 by 1e2", ["100", "200", "300"]),
        ("1, 2, 5", ["1", "2", "5"]), ("0.50,+3", ["0.50", "3"]),
        ("1..3, 10, 20..22 by 2", ["1", "2", "3", "10", "20", "22"]),
        ("7..7", ["7"]), ("{1|2.5|7}", ["1", "2.5", "7"]),
        ("18446744073709551614..18446744073709551615", ["18446744073709551614", "18446744073709551615"]),
        (
            "0.000000000000000001..0.000000000000000003 by 0.000000000000000001",
            ["0.000000000000000001", "0.000000000000000002", "0.000000000000000003"]
        ),
    ])
    func listsAndRanges(text: String, lexemes: [String]) throws {
        let sweep = try #require(try SweepNumbers(text))
        #expect((0..<sweep.count).map { sweep[$0].lexeme } == lexemes)
    }

    @Test(arguments: ["", "1", "-2.5", "owl", "1 2", "{1}", "1.5."])
    func oneNumberOrNoneIsNotAList(text: String) throws {
        #expect(try SweepNumbers(text) == nil)
    }

    @Test(
        arguments: [
            ("1,", "missing number"), ("1..", "missing number"), ("..", "missing number"),
            ("1..x", "not a number: x"), ("1,owl", "not a number: owl"), ("{1|owl}", "not a number: owl"),
            ("1..2..3", "write a range as 1..5 or 0..1 by 0.1"), ("0..1 by 0", "the step must not be 0"),
            ("0.1..0.5", "add a step: 0.1..0.5 by 0.1"), ("1..2 by 1 by 1", "write a range as 0..1 by 0.1"),
            ("1..2 by", "missing number"), ("1e99..2e99 by 1", "too many digits in the range"),
            ("0..1 by 1e-20", "too many digits in the range"),
            ("1e-9223372036854775808..2", "too many digits in the range"),
            ("1..1e9223372036854775807", "too many digits in the range"),
            (String(repeating: "9", count: 60) + "..1", "too many digits in the range"),
        ])
    func invalidListsHaveAReason(text: String, reason: String) {
        #expect { try SweepNumbers(text) } throws: { ($0 as? SweepError)?.reason == reason }
    }

    @Test(arguments: [
        ("0..9999999999999999999999999 by 1", Int.max), ("1..1000000", 1_000_000),
        ("0..9223372036854775807, 1", .max), ("-9223372036854775808..9223372036854775807", .max),
    ])
    func theCountSaturates(text: String, count: Int) throws {
        #expect(try SweepNumbers(text)?.count == count)
    }
}
