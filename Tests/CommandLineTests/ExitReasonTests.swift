import CommandLine
import TestKit
import Testing

struct ExitReasonTests {
    @Test(arguments: ExitReason.allCases)
    func thePageHasTheCode(_ reason: ExitReason) throws {
        #expect(
            try documentationPage("Sources/easel/easel.docc/CommandLineUse.md").contains("\n| \(reason.rawValue) | "))
    }
}
