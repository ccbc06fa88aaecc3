# shellcheck shell=bash
# What the machine must be and have.

say() { echo "cluster: $*" >&2; }

# fail CODE SENTENCE: 2 a wrong call, 3 a machine that cannot do it, 4 held by another checkout, 1 anything else
fail() {
    local code=$1
    shift
    say "$*"
    exit "$code"
}

must_be_root() {
    [[ $(id -u) == 0 ]] || fail 3 "found the user $(id -un), wanted root: it makes namespaces, mounts and cgroups; use sudo"
}

# Debian's packages, only where their programs are missing.
install_packages() {
    local missing=() need
    for need in containerd runc iptables openssl ip:iproute2; do
        command -v "${need%%:*}" >/dev/null || missing+=("${need##*:}")
    done
    [[ -x /usr/lib/cni/ptp ]] || missing+=(containernetworking-plugins)
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null ||
        fail 3 "found no ${missing[*]}, wanted these installed (Debian's names; no apt-get here to do it); install them"
    say "installing ${missing[*]}"
    local words
    words=$({
        apt-get update -o DPkg::Lock::Timeout=300 &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
    } 2>&1 </dev/null) || {
        printf '%s\n' "$words" >&2
        fail 3 "found apt-get unable to install these, wanted them installed; its words are above"
    }
}

# Something else here, a VPN for example, may use the same test addresses.
must_have_free_addresses() {
    local taken
    taken=$(ip -4 route show to root 198.18.0.0/15 | head -1)
    [[ -z $taken ]] ||
        fail 3 "found a route for $taken, wanted 198.18.0.0/15 free for the cluster; stop what uses it (often a VPN)"
}

# started_at PID: the start time of a process, which tells it from a later one of the same number
started_at() { awk '{sub(/.*\) /, ""); print $20}' "/proc/$1/stat" 2>/dev/null; }
