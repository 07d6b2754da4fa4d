package import Domain
package import Forms

extension Session {
    /// Returns the first reason why `form` is not sent now, by the state of its service; nil where it can be.
    ///
    /// - `anyway`: True leaves problems that only the checks find to the service.
    package func obstacle(sending form: Form, anyway: Bool = false) -> SendObstacle? {
        let service = services[form.entry.id.service] ?? ServiceState()
        return form.obstacle(status: service.status, account: service.account, anyway: anyway)
    }

    /// Returns the first reason why `request` is not sent again as it was, by the state of its service; nil where it
    /// can be.
    ///
    /// - `entry`: The entry that it asks for, as far as it is known now.
    package func obstacle(resending request: Request, to entry: CatalogEntry) -> SendObstacle? {
        let service = services[request.service] ?? ServiceState()
        return request.obstacle(to: entry, status: service.status, account: service.account)
    }
}
