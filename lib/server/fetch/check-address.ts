/** Which addresses the server may call: public ones only, so that a link can never reach the machine's own network. */
import ipaddr from 'ipaddr.js';

/** The only block from which public IPv6 addresses are given out (RFC 4291, IANA). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True if the IP address is unicast and public: not private, loopback, link-local (169.254.169.254 and such), carrier
 * NAT, multicast, reserved or a tunnel to one of these (ranges as ipaddr.js takes them from the IANA registries).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv6') {
    const wide = parsed as ipaddr.IPv6;
    if (wide.zoneId !== undefined) return false;
    if (wide.isIPv4MappedAddress()) return wide.toIPv4Address().range() === 'unicast';
    if (!wide.match(GLOBAL_UNICAST)) return false;
  }
  return parsed.range() === 'unicast';
}
