# shellcheck shell=bash
# Flux's controllers, which no cluster here runs by itself: a test starts them. Built when it asks for them, and not before.

flux() {
    local programs
    must_have_go_for_flux
    programs=$cache/flux-$(cd "$here" && cat flux/go.{mod,sum} lib/{build,flux}.sh | sha256sum | head -c 16)
    mkdir -p "$cache"
    exec 8<"$cache"
    flock 8
    [[ -d $programs ]] || build_flux_into "$programs"
    touch "$programs"
    exec 8<&-
    echo "$programs"
}

build_flux_into() {
    local programs=$1 partial=$cache/partial module
    rm -rf "$partial"
    mkdir -p "$partial/kinds"
    say "building Flux's controllers for $cache: some minutes, but only this once"
    for module in github.com/fluxcd/{source,kustomize}-controller; do
        go_build "$partial/" flux '' "$module"
        # the module cache is read-only, and so would be copies of its files
        install -m 644 "$(cd "$here/flux" && GOTOOLCHAIN=local go list -mod=readonly -m -f '{{.Dir}}' "$module")"/config/crd/bases/*.yaml \
            "$partial/kinds/"
    done
    mv "$partial" "$programs"
}

must_have_go_for_flux() {
    local found wanted
    must_have_go
    found=$(GOTOOLCHAIN=local go env GOVERSION)
    wanted=go$(awk '$1 == "go" {print $2}' "$here/flux/go.mod")
    [[ $(printf '%s\n' "$wanted" "$found" | sort -V | head -1) == "$wanted" ]] ||
        fail 3 "found $found, wanted $wanted or newer, as Flux's controllers do; install it or put it first on the PATH"
}
