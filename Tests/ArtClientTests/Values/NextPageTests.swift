import ArtClient
import Testing

struct NextPageTests {
    @Test(arguments: [
        (NextPage.cursor("2026-05-07T22:11:08Z"), NextPage.cursor("2026-05-07T22:11:09Z")),
        (.cursor("2026-05-07T22:11:08.250Z"), .cursor("2026-05-07T22:11:08.251Z")),
        (.cursor("opaque"), .cursor("opaque")),
        (.page(2), .page(2)), (.narrower, .narrower),
    ])
    func overlapsByOneUnit(_ next: NextPage, _ overlapping: NextPage) {
        #expect(next.overlapping == overlapping)
    }
}
