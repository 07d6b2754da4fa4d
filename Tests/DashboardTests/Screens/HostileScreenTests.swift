import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct HostileScreenTests {
    @Test func catalogAndToast() throws {
        expectGolden(try Session.hostile(120, 36).frame().golden, named: "hostile-catalog")
    }

    @Test func form() throws {
        var session = Session.hostile()
        session.press(.escape, .enter)
        expectGolden(try session.frame().golden, named: "hostile-form")
    }

    @Test func queueAndOutput() throws {
        var session = Session.hostile()
        session.press(.escape, "3")
        expectGolden(try session.frame().golden, named: "hostile-queue")
        session.press("4")
        expectGolden(try session.frame().golden, named: "hostile-output")
    }
}
