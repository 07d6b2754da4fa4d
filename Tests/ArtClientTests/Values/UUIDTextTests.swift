import ArtClient
import Testing

struct UUIDTextTests {
    @Test(arguments: [
        ("825a12f9-c650-488e-beb7-39d0c201f9e7", true), ("825A12F9-C650-488E-BEB7-39D0C201F9E7", true),
        ("825a12f9c650488ebeb739d0c201f9e7", false), ("825a12f9-c650-488e-beb7-39d0c201f9e", false),
        ("825a12f9-c650-488e-beb7-39d0c201f9eg", false), ("{825a12f9-c650-488e-beb7-39d0c201f9e7}", false),
        ("825a12f9-c650-488e-beb7-39d0c201f9\u{FF16}", false), ("", false), ("g", false),
    ])
    func recognizes(_ text: String, _ isUUID: Bool) { #expect(UUIDText.isUUID(text) == isUUID) }

    @Test func ignoresCaseOnlyInUUIDs() {
        #expect(
            UUIDText.folded("825A12F9-C650-488E-BEB7-39D0C201F9E7") == "825a12f9-c650-488e-beb7-39d0c201f9e7")
        #expect(UUIDText.folded("Xy7") == "Xy7")
    }
}
