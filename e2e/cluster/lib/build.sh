# shellcheck shell=bash
# The programs, built from their Go modules; the go.mod files beside this folder name the versions.

kubernetes_version() { awk '$1 == "k8s.io/kubernetes" {print $2}' "$here/kubernetes/go.mod"; }

# One folder of the cache for each content of what is built.
programs() {
    local key
    key=$(cd "$here" && cat {kubernetes,etcd,coredns}/go.{mod,sum} pause/{go.mod,main.go} lib/build.sh | sha256sum)
    echo "$cache/${key:0:16}"
}

build() {
    local programs
    programs=$(programs)
    mkdir -p "$cache"
    # Two checkouts may build the same at once; a lock on the folder leaves no file behind.
    exec 8<"$cache"
    flock --nonblock 8 || {
        say "waiting for another build"
        flock 8
    }
    [[ -d $programs ]] || build_into "$programs"
    touch "$programs"
    find "$cache" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +
    exec 8<&-
}

build_into() {
    local programs=$1 partial=$cache/partial version minor
    must_have_go
    rm -rf "$partial"
    mkdir "$partial"
    version=$(kubernetes_version)
    minor=${version#v1.}
    say "building Kubernetes $version and its neighbours for $cache: some minutes, but only this once"
    # Without its version, the API server says v0.0.0 and refuses the kubelet.
    go_build "$partial/" kubernetes "
        -X k8s.io/component-base/version.gitVersion=$version
        -X k8s.io/component-base/version.gitMajor=1
        -X k8s.io/component-base/version.gitMinor=${minor%%.*}" \
        k8s.io/kubernetes/cmd/{kube-apiserver,kube-controller-manager,kube-scheduler,kube-proxy,kubelet,kubectl}
    go_build "$partial/etcd" etcd '' go.etcd.io/etcd/server/v3
    go_build "$partial/" coredns '' github.com/coredns/coredns
    go_build "$partial/pause" pause '' .
    pause_image "$partial/pause" "$partial/pause.tar"
    mv "$partial" "$programs"
}

must_have_go() {
    local found
    found=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || fail 3 "found no Go, wanted 1.24 or newer on the PATH; install it"
    [[ $(printf '%s\n' go1.24 "$found" | sort -V | head -1) == go1.24 ]] ||
        fail 3 "found $found, wanted Go 1.24 or newer; install it or put it first on the PATH"
}

# go_build TARGET MODULE LDFLAGS PACKAGE...: the packages of one of the modules here
go_build() {
    local target=$1 module=$2 ldflags=$3
    shift 3
    say "building $module"
    (cd "$here/$module" && CGO_ENABLED=0 GOFLAGS='-mod=readonly -trimpath -buildvcs=false' GOTOOLCHAIN=local \
        go build -ldflags "-s -w ${ldflags//$'\n'/ }" -o "$target" "$@")
}

# pause_image PROGRAM TARGET: an image of this one program, as `docker save` writes it
pause_image() {
    local program=$1 target=$2 work layer
    work=$(mktemp -d)
    tar -C "$(dirname "$program")" --numeric-owner --owner 0 --group 0 -cf "$work/layer.tar" "$(basename "$program")"
    layer=$(sha256sum <"$work/layer.tar" | cut -d ' ' -f 1)
    cat >"$work/config.json" <<JSON
{"architecture": "$(cd "$here/pause" && go env GOARCH)", "os": "linux", "config": {"Entrypoint": ["/pause"], "User": "65535:65535"},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]}}
JSON
    echo '[{"Config": "config.json", "RepoTags": ["localhost/pause:1"], "Layers": ["layer.tar"]}]' >"$work/manifest.json"
    tar -C "$work" -cf "$target" manifest.json config.json layer.tar
    rm -rf "$work"
}
