import JSON
import ArtClient
import Domain

// The examples of the module's page (`DocumentationTests` compares them), so that they compile and run.

// begin: browse
/// Lists every published prompt that makes images, and prints the rows that could not be read.
func titlesOfImagePrompts(_ client: ArtinstringClient) async throws(ClientError) -> [String] {
    var titles: [String] = []
    for try await page in client.allPrompts(PromptQuery(modality: .image)) {
        titles += page.values.map(\.title)
        for row in page.broken { print("row \(row.index) skipped: \(row.reason)") }
    }
    return titles
}
// end: browse

// begin: run
/// Runs a prompt, whatever happens to the connection meanwhile, and downloads the picture.
func makeOwl(_ client: ArtinstringClient, _ outputs: OutputReader) async throws(ClientError) -> OutputBytes? {
    let prompt = try await client.prompt("stoic-owl").value
    let request = RunRequest(promptID: prompt.id.value, vars: ["subject": "a stoic owl at sunset"])
    let accepted = try await client.createRun(request)
    let end = try await client.follow(accepted.remoteID) { report in
        print(report.phase.map(\.rawValue) ?? report.rawStatus)
    }
    guard let file = end.output?.files.first else { return nil }
    return try await outputs.read(file.url, limit: 64 << 20)
}
// end: run

// begin: spend
/// Requests an image, and explains a failure: above all, whether credits may have been charged.
func askForImage(_ client: AntekirtClient, of artistID: String, prompt: String) async -> String {
    do {
        let accepted = try await client.createImage(ImageRequest(artistID: artistID, prompt: prompt))
        return "\(accepted.remoteID) costs \(accepted.creditsUsed ?? 3) credits"
    } catch let error where error.mayHaveSpent {
        return "It may have been made: check the list of generations before retrying."
    } catch let error where error.isRetrySafe {
        return "Nothing was spent; try again\(error.retryAfter.map { " in \($0)" } ?? "")."
    } catch {
        return "\(error.failure.what). \(error.failure.meaning). \(error.failure.next)."
    }
}
// end: spend
