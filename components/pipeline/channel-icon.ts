import { Calendar, Mail, MessageSquare, Phone, Square } from 'lucide-react';
import type { Channel } from '../../lib/model/prospect.ts';
import type { IconShape } from '../ui/icon.tsx';

const channelIcons: Partial<Record<Channel, IconShape>> = {
  call: Phone,
  email: Mail,
  linkedin: MessageSquare,
  message: MessageSquare,
  meeting: Calendar,
  event: Calendar,
};

/** A drawing for how a contact is made; a thing to do without a channel gets a box to tick. */
export function channelIcon(channel: Channel | null): IconShape {
  return (channel && channelIcons[channel]) ?? Square;
}
